namespace Collab.Domain.Deadlines;

/// <summary>What a deadline refuses.</summary>
public static class DeadlineRules
{
    public static readonly Rule ReasonRequired = new("deadline.reasonRequired", Field: "reason");

    /// <summary>Only an open duty whose time is counted can rest: an agreed date is moved instead.</summary>
    public static readonly Rule CannotPause = new("deadline.cannotPause", RuleKind.Conflict);

    /// <summary>It is missed already.</summary>
    public static readonly Rule PausedTooLate = new("deadline.pausedTooLate", RuleKind.Conflict);

    public static readonly Rule NotPaused = new("deadline.notPaused", RuleKind.Conflict);

    /// <summary>Who owes it does not waive it himself.</summary>
    public static readonly Rule NotOnesOwn = new("deadline.notOnesOwn", RuleKind.Conflict);

    /// <summary>It is met or waived.</summary>
    public static readonly Rule Decided = new("deadline.decided", RuleKind.Conflict);
}
