namespace Collab.Application.Common;

/// <summary>
/// What the caller is to one thing. Several at once are usual. Who stands in for somebody who is away is, to the things of a
/// collaboration, also what that one is.
/// </summary>
[Flags]
public enum Relation
{
    None = 0,

    /// <summary>Administrator of the organization.</summary>
    Administrator = 1,

    /// <summary>Sponsor (分管领导) of the collaboration or of one of its departments; for the organization: of any department.</summary>
    Sponsor = 1 << 1,

    /// <summary>Head of a department that takes part; for the organization: of any department.</summary>
    InvolvedHead = 1 << 2,

    /// <summary>Liaison or deputy of a department that takes part.</summary>
    InvolvedLiaison = 1 << 3,

    /// <summary>Head or liaison of the lead department, or the member who started the collaboration.</summary>
    Lead = 1 << 4,

    /// <summary>The member who started the collaboration, or head or liaison of that member's department.</summary>
    Initiator = 1 << 5,

    /// <summary>
    /// Head of the thing's department: the provider of a resource request, the department of a commitment or report, the
    /// responsible's of a work item, the one of a member or of who is away. Of a collaboration: the department that the message names,
    /// else the caller's own.
    /// </summary>
    SubjectHead = 1 << 6,

    /// <summary>Liaison or deputy of the thing's department (see <see cref="SubjectHead"/>).</summary>
    SubjectLiaison = 1 << 7,

    /// <summary>R of the work item that the thing is or belongs to; of things without one: R of any of the collaboration.</summary>
    Responsible = 1 << 8,

    /// <summary>A of it (as <see cref="Responsible"/>).</summary>
    Accountable = 1 << 9,

    /// <summary>C of it (as <see cref="Responsible"/>).</summary>
    Consulted = 1 << 10,

    /// <summary>I of the work item that the thing is or belongs to; nothing for things without one.</summary>
    Informed = 1 << 11,

    /// <summary>R, A or C of any work item of the collaboration, or the owner of a condition or measure in it.</summary>
    Participant = 1 << 12,

    /// <summary>I of any work item of the collaboration.</summary>
    InformedOfAny = 1 << 13,

    /// <summary>The one who signs the plan off, and the acceptance.</summary>
    Approver = 1 << 14,

    /// <summary>The thing is the caller's own: reporter of the issue, requester of the resource, owner of the condition or measure, recipient of the notification, the member himself, who is away.</summary>
    Owner = 1 << 15,

    /// <summary>Requester of the resource, or head or liaison of the requesting department.</summary>
    Requester = 1 << 16,

    /// <summary>A member of the same organization. For things of a collaboration it is no relation at all.</summary>
    Colleague = 1 << 17,
}

/// <summary>What the caller is to one thing, looked up once per message.</summary>
/// <param name="Relations">His own and those of whom he stands in for.</param>
/// <param name="CollaborationId">The collaboration it belongs to; null for things of the organization.</param>
/// <param name="Version">Version of the thing's aggregate at the moment of looking.</param>
public sealed record SubjectRelations(About About, CollaborationId? CollaborationId, Relation Relations, long Version)
{
    /// <summary>What the caller is himself.</summary>
    public Relation Own { get; init; } = Relations;

    /// <summary>What those are for whom he stands in.</summary>
    public IReadOnlyList<AbsentRelations> StoodFor { get; init; } = [];

    public bool Is(Relation any) => (Relations & any) != 0;

    /// <summary>Whether the caller may do it, as far as the caller is concerned; the state may still forbid it.</summary>
    public bool Allows(Permission permission) => PermissionMatrix.Allows(permission, Relations);

    /// <summary>In whose name the caller does it; null: in his own, whenever he may.</summary>
    public MemberId? For(Permission permission) =>
        PermissionMatrix.Allows(permission, Own) ? null : StoodFor.FirstOrDefault(a => PermissionMatrix.Allows(permission, a.Relations))?.Absent;

    /// <summary>Whether it holds of the caller himself, or of one for whom he stands in.</summary>
    public bool AnyIs(Func<Relation, bool> holds) => holds(Own) || StoodFor.Any(a => holds(a.Relations));

    /// <summary>Whether the caller may know that it exists.</summary>
    public bool MayKnow => PermissionMatrix.MayKnow(About.Type, Relations);
}

/// <summary>What somebody who is away is to the thing.</summary>
public sealed record AbsentRelations(MemberId Absent, Relation Relations);
