namespace Collab.Application.AuditEntries;

/// <summary>
/// Erases the texts of an entry (title, values, address) because they are somebody's personal data. Who did what to which thing and when
/// stays, and so does the chain; that and why it was erased is an entry of its own, whose texts stay.
/// </summary>
[Requires(Permission.ManageOrganization, InPerson = true, Recently = true)]
public sealed record EraseAuditText(Guid EntryId, string Reason) : ICommand<Unit>
{
    internal const string Action = "auditTextErased";

    internal sealed class Validator : AbstractValidator<EraseAuditText>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
    }

    internal sealed class Handler(ICollabDb db, AuditSealing sealing, IAuditTrail trail, IEraseAuditTexts texts, IClock clock) : IRequestHandler<EraseAuditText, Unit>
    {
        public async Task<Unit> Handle(EraseAuditText command, CancellationToken cancellationToken)
        {
            var entry = await db.AuditEntries.AsNoTracking().SingleOrDefaultAsync(x => x.Id == command.EntryId, cancellationToken) ?? throw new NotFoundException();
            if (entry.ErasedAt is not null) throw new RuleBrokenException(AuditRules.ErasedAlready);
            if (entry.Action == Action) throw new RuleBrokenException(AuditRules.ErasureStays);
            // What has no link yet would be sealed without its texts, and nothing would tell that they were others.
            var linked = db.Set<AuditLink>().Where(x => x.EntryId == command.EntryId);
            if (!await linked.AnyAsync(cancellationToken)) await sealing.SealAsync(1_000, cancellationToken);
            if (!await linked.AnyAsync(cancellationToken)) throw new RuleBrokenException(AuditRules.NotSealedYet);
            trail.Add(Action, new(SubjectType.AuditEntry, entry.Id, entry.Action), new() { ["reason"] = command.Reason });
            await db.SaveAsync(cancellationToken);
            await texts.EraseAsync(entry.Id, clock.GetCurrentInstant(), cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>Takes the texts of an entry and the salt of its link away; the database refuses it without an entry that says so.</summary>
public interface IEraseAuditTexts
{
    Task EraseAsync(Guid entry, Instant at, CancellationToken ct);
}

public static class AuditRules
{
    public static readonly Rule ErasedAlready = new("audit.erasedAlready", RuleKind.Conflict);
    public static readonly Rule ErasureStays = new("audit.erasureStays", RuleKind.Conflict);
    public static readonly Rule NotSealedYet = new("audit.notSealedYet", RuleKind.Conflict);
}
