namespace Collab.Application.Permissions;

/// <summary>Who may do what, and why may I not? Printed from the table that decides (<see cref="PermissionMatrix"/>).</summary>
/// <param name="CollaborationId">The collaboration it is about; null: the organization.</param>
/// <param name="MemberId">Of whom it is asked; null: the caller. Of others administrators ask.</param>
[Requires(Permission.SignedIn)]
public sealed record ExplainPermissions(CollaborationId? CollaborationId, MemberId? MemberId) : IQuery<PermissionsView>
{
    internal sealed class Handler(ICollabDb db, ICaller caller, IAccess access, Absences absences, Names names) : IRequestHandler<ExplainPermissions, PermissionsView>
    {
        public async Task<PermissionsView> Handle(ExplainPermissions query, CancellationToken cancellationToken)
        {
            if (query.MemberId is { } asked && asked != caller.MemberId && !caller.IsAdministrator) throw new ForbiddenException();
            if (query.CollaborationId is { } known) await access.DemandAsync(Permission.SeeNamed, new About(SubjectType.Collaboration, known.Value), cancellationToken);
            var person = await db.Members.GetAsync(query.MemberId ?? caller.MemberId!.Value, cancellationToken);
            var viewer = await ViewerAsync(person, cancellationToken);
            var about = query.CollaborationId is { } id ? new About(SubjectType.Collaboration, id.Value) : new About(SubjectType.Organization, caller.OrganizationId.Value);
            var relations = await access.RelationsOfAsync(viewer, about, cancellationToken);
            await names.LoadMembersAsync([person.Id, .. viewer.StandsFor.Select(a => (MemberId?)a.MemberId)], cancellationToken);
            return new(
                names.Member(person.Id)!, query.CollaborationId, relations.MayKnow, Listed(relations.Own),
                [.. relations.StoodFor.Select(a => new StandInView(names.Member(a.Absent)!, Listed(a.Relations)))],
                [.. Enum.GetValues<Permission>().Where(p => PermissionAreas.Of(p) is { } area && (area == PermissionArea.Organization) == (query.CollaborationId is null))
                    .Select(p => Answer(p, relations, may: person.Active && relations.MayKnow))]);
        }

        private async Task<Viewer> ViewerAsync(Member person, CancellationToken ct)
        {
            var stoodFor = (await absences.NowAsync(ct)).StoodForBy(person.Id);
            var departments = stoodFor.Count == 0 ? [] : await db.Members.Where(m => stoodFor.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.DepartmentId, ct);
            return new(person.Id, person.DepartmentId, person.Role == OrganizationRole.Administrator, [.. stoodFor.Select(absent => new Absentee(absent, departments[absent]))]);
        }

        private PermissionView Answer(Permission permission, SubjectRelations relations, bool may)
        {
            // Who has left may nothing, and neither who is not to know of the thing, whatever else he is.
            var own = may ? PermissionMatrix.In(permission, relations.Own) : PermissionAnswer.No;
            var inTheNameOf = relations.StoodFor.Where(a => may && PermissionMatrix.In(permission, a.Relations) > own).MaxBy(a => PermissionMatrix.In(permission, a.Relations));
            return new(
                permission, PermissionAreas.Of(permission)!.Value, inTheNameOf is null ? own : PermissionMatrix.In(permission, inTheNameOf.Relations),
                inTheNameOf is null ? null : names.Member(inTheNameOf.Absent), Listed(PermissionMatrix.HoldersOf(permission)));
        }

        private static IReadOnlyList<Relation> Listed(Relation relations) => [.. Enum.GetValues<Relation>().Where(r => r != Relation.None && relations.HasFlag(r))];
    }
}
