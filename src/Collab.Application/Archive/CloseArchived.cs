namespace Collab.Application.Archive;

/// <summary>Nothing is owed in an archived collaboration, and everybody who took part hears that it is closed.</summary>
internal sealed class CloseArchived(ICollabDb db, Duties duties, People people, Notices notices) : IReactTo<CollaborationArchived>
{
    public async Task ReactAsync(CollaborationArchived happened, CancellationToken ct)
    {
        var language = await db.Organizations.Select(o => o.Language).SingleAsync(ct);
        await duties.WaiveAllAsync(happened.Id, RuleTexts.Of("archive.nothingOwed", language), happened.At, ct);
        notices.Tell(await InvolvedAsync(happened.Id, ct), NotificationKind.Archived, happened.Subject, happened.Id, happened.At);
    }

    private async Task<IEnumerable<MemberId?>> InvolvedAsync(CollaborationId id, CancellationToken ct)
    {
        var collaboration = await people.CollaborationAsync(id, ct);
        var lettered = await db.WorkItems.Where(w => w.CollaborationId == id).SelectMany(w => w.Raci, (_, a) => a.MemberId).Distinct().ToListAsync(ct);
        return
        [
            collaboration.InitiatorId, collaboration.SponsorId, await db.ExecutionPlans.Where(p => p.Id == id).Select(p => p.ApproverId).SingleOrDefaultAsync(ct),
            .. collaboration.Departments.SelectMany(d => (IEnumerable<MemberId?>)[d.LiaisonId, d.DeputyId, people.KnownHead(d.DepartmentId)]),
            .. lettered.Cast<MemberId?>(),
        ];
    }
}
