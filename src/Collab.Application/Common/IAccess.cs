namespace Collab.Application.Common;

/// <summary>The one place that knows what the caller is to a thing.</summary>
public interface IAccess
{
    /// <summary>What the caller is to the thing; answered from memory the second time in one message.</summary>
    /// <exception cref="NotFoundException">There is no such thing in the caller's organization.</exception>
    Task<SubjectRelations> RelationsToAsync(About about, CancellationToken ct);

    /// <summary>The same for a page of things, in one query. Things that do not exist are left out.</summary>
    Task<IReadOnlyDictionary<Guid, SubjectRelations>> RelationsToAsync(SubjectType type, IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>What a member of the caller's organization, not the caller, is to the thing.</summary>
    /// <exception cref="NotFoundException">There is no such thing in the caller's organization.</exception>
    Task<SubjectRelations> RelationsOfAsync(Viewer viewer, About about, CancellationToken ct);

    /// <summary>
    /// The collaborations whose parts the caller may see, to filter lists by: <c>where visible.Contains(x.CollaborationId)</c>.
    /// With <paramref name="named"/> also those of which the caller is only informed.
    /// </summary>
    IQueryable<CollaborationId> VisibleCollaborations(bool named = false);

    /// <summary>What the message does from here on is done in the name of one who is away; both names go on record.</summary>
    void ActFor(MemberId? absent);
}

/// <summary>Of whom it is asked what he is to a thing.</summary>
/// <param name="StandsFor">Those who are away and for whom he stands in.</param>
public sealed record Viewer(MemberId? MemberId, DepartmentId? DepartmentId, bool IsAdministrator, IReadOnlyList<Absentee> StandsFor);

/// <summary>Shorthands on <see cref="IAccess"/>.</summary>
public static class AccessExtensions
{
    public static Task<SubjectRelations> RelationsToAsync(this IAccess access, SubjectType type, Guid id, CancellationToken ct) =>
        access.RelationsToAsync(new About(type, id), ct);

    /// <summary>Refuses, where a message needs a second permission that depends on its content.</summary>
    /// <exception cref="NotFoundException">The caller may not know of the thing.</exception>
    /// <exception cref="ForbiddenException">The caller may know of it but not do this.</exception>
    public static async Task<SubjectRelations> DemandAsync(this IAccess access, Permission permission, About about, CancellationToken ct)
    {
        var relations = await access.RelationsToAsync(about, ct);
        if (!relations.MayKnow) throw new NotFoundException { Hidden = true };
        if (!relations.Allows(permission)) throw new ForbiddenException();
        access.ActFor(relations.For(permission));
        return relations;
    }
}
