using Collab.Domain.Departments;
using Collab.Domain.Members;

namespace Collab.Domain.WorkItems;

/// <summary>The letters of the responsibility matrix (责任分工矩阵); each has an effect.</summary>
public enum RaciRole
{
    /// <summary>R, 负责人: owes progress. The first one is the one who owes.</summary>
    Responsible,

    /// <summary>A, 审批人: exactly one; approves, and is next in the escalation chain.</summary>
    Accountable,

    /// <summary>C, 咨询人: is asked before the task completes.</summary>
    Consulted,

    /// <summary>I, 知会人: is told.</summary>
    Informed,
}

/// <summary>One letter of one person for one task.</summary>
public sealed class RaciAssignment
{
    private RaciAssignment() { }

    public RaciAssignment(MemberId memberId, DepartmentId departmentId, RaciRole role) => (MemberId, DepartmentId, Role) = (memberId, departmentId, role);

    public MemberId MemberId { get; private set; }

    /// <summary>The member's department when the letter was given.</summary>
    public DepartmentId DepartmentId { get; private set; }
    public RaciRole Role { get; private set; }

    /// <summary>Order in which the letters were given; the first R is the one who owes.</summary>
    public int Position { get; private set; }

    internal bool IsSameLetter(RaciAssignment other) => (MemberId, Role) == (other.MemberId, other.Role);

    internal RaciAssignment At(int position)
    {
        Position = position;
        return this;
    }
}
