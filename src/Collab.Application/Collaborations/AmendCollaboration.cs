namespace Collab.Application.Collaborations;

/// <summary>The lead department changes title, departments or sponsor while it is a draft. What is null stays.</summary>
[Requires(Permission.EditBrief)]
public sealed record AmendCollaboration(
    CollaborationId Id, long IfMatch, string? Title, IReadOnlyList<DepartmentId>? ParticipatingDepartmentIds, MemberId? SponsorId) : ICommand<CollaborationView>, IConditional
{
    About IAbout.About => new(SubjectType.Collaboration, Id.Value);

    internal sealed class Validator : AbstractValidator<AmendCollaboration>
    {
        public Validator()
        {
            RuleFor(x => x.Title).MaximumLength(CollaborationLimits.Title);
            RuleFor(x => x.ParticipatingDepartmentIds).Must(ids => ids == null || ids.Count <= CollaborationLimits.Departments);
        }
    }

    internal sealed class Handler(ICollabDb db, IClock clock, CollaborationReader reader) : IRequestHandler<AmendCollaboration, CollaborationView>
    {
        public async Task<CollaborationView> Handle(AmendCollaboration command, CancellationToken cancellationToken)
        {
            var collaboration = await db.Collaborations.GetAsync(command.Id, command.IfMatch, cancellationToken);
            if (command.ParticipatingDepartmentIds is { } ids) (await db.Departments.KnownAsync(ids, cancellationToken)).RequireAll(ids);
            if (command.SponsorId is { } sponsor && !await db.Members.AnyAsync(m => m.Id == sponsor && m.Active, cancellationToken))
                throw new RuleBrokenException(CollaborationRules.SponsorUnknown);
            collaboration.Amend(command.Title, command.ParticipatingDepartmentIds, command.SponsorId, clock.GetCurrentInstant());
            await db.SaveAsync(cancellationToken);
            return await reader.ViewAsync(command.Id, cancellationToken);
        }
    }
}
