using Collab.Domain.Members;

namespace Collab.Domain.SecondFactors;

/// <summary>
/// What a member has besides the password (两步验证): an authenticator app that shares a secret with Collab, and recovery codes for the day the
/// phone is lost. Begun, it asks for nothing; it counts from the first right code on.
/// </summary>
public sealed class SecondFactor : AggregateRoot<MemberId>
{
    /// <summary>How many recovery codes there are, each good once.</summary>
    public const int RecoveryCodeCount = 10;

    private SecondFactor() { }

    /// <summary>The secret encrypted; the key is the installation's.</summary>
    public string ProtectedSecret { get; private set; } = "";

    /// <summary>Since when it is asked for at sign-in (UTC); null: begun, and no right code was given yet.</summary>
    public Instant? ConfirmedAt { get; private set; }

    /// <summary>The 30-second step of the last accepted code; no code is good twice.</summary>
    public long LastStep { get; private set; }

    /// <summary>SHA-256 of the codes that were not used, in hexadecimal digits.</summary>
    public IReadOnlyList<string> RecoveryHashes { get; private set; } = [];

    public bool IsConfirmed => ConfirmedAt is not null;

    public static SecondFactor Begin(Member member, string protectedSecret)
    {
        var factor = new SecondFactor { Id = member.Id, OrganizationId = member.OrganizationId };
        factor.BeginAnew(protectedSecret);
        return factor;
    }

    /// <summary>Another secret, before the first one was confirmed: what an app took over from that one is worth nothing.</summary>
    public void BeginAnew(string protectedSecret)
    {
        Require(!IsConfirmed, SecondFactorRules.Confirmed);
        ProtectedSecret = protectedSecret;
    }

    /// <summary>The app gave the right code: from now on it is asked for.</summary>
    /// <param name="step">The code's; null: it was wrong.</param>
    /// <param name="recoveryHashes">Of the codes that are shown now.</param>
    public void Confirm(Member member, long? step, IReadOnlyList<string> recoveryHashes, Instant now)
    {
        Require(!IsConfirmed, SecondFactorRules.Confirmed);
        Require(step is not null, SecondFactorRules.WrongCode);
        (LastStep, RecoveryHashes, ConfirmedAt) = (step!.Value, recoveryHashes, now);
        Raise(new SecondFactorEnabled(Id, member.Name, now));
    }

    /// <summary>A code was given.</summary>
    /// <param name="step">Of the app's code that it is; null: it is none.</param>
    /// <param name="recoveryHash">Its hash, should it be a recovery code.</param>
    public void Accept(Member member, long? step, string recoveryHash, Instant now)
    {
        Require(IsConfirmed, SecondFactorRules.NotConfirmed);
        if (step is { } used && used > LastStep)
        {
            LastStep = used;
            return;
        }
        Require(RecoveryHashes.Contains(recoveryHash), SecondFactorRules.WrongCode);
        RecoveryHashes = [.. RecoveryHashes.Where(x => x != recoveryHash)];
        Raise(new RecoveryCodeUsed(Id, member.Name, RecoveryHashes.Count, now));
    }

    /// <summary>The former recovery codes are worth nothing from now on.</summary>
    public void RenewRecoveryCodes(Member member, IReadOnlyList<string> recoveryHashes, Instant now)
    {
        Require(IsConfirmed, SecondFactorRules.NotConfirmed);
        RecoveryHashes = recoveryHashes;
        Raise(new RecoveryCodesRenewed(Id, member.Name, now));
    }

    /// <summary>The password alone suffices again; the row goes with it.</summary>
    /// <param name="by">The member, or an administrator who helps out.</param>
    public void End(Member member, MemberId by, Instant now)
    {
        Require(IsConfirmed, SecondFactorRules.NotConfirmed);
        Raise(by == Id ? new SecondFactorDisabled(Id, member.Name, now) : new SecondFactorReset(Id, member.Name, now));
    }
}

public static class SecondFactorRules
{
    /// <summary>One sentence for a wrong, an old and a used code.</summary>
    public static readonly Rule WrongCode = new("secondFactor.wrongCode", Field: "code");
    public static readonly Rule WrongPassword = new("secondFactor.wrongPassword", Field: "password");
    public static readonly Rule Confirmed = new("secondFactor.confirmed", RuleKind.Conflict);
    public static readonly Rule NotConfirmed = new("secondFactor.notConfirmed", RuleKind.Conflict);

    public static readonly Rule NotYourself = new("secondFactor.notYourself", RuleKind.Conflict);

    /// <summary>The organization does not use it.</summary>
    public static readonly Rule Off = new("secondFactor.off", RuleKind.Conflict);

    /// <summary>The organization requires it of everybody.</summary>
    public static readonly Rule Required = new("secondFactor.required", RuleKind.Conflict);
}

public sealed record SecondFactorEnabled(MemberId Id, string Title, Instant At) : MemberEvent(Id, Title, At);

public sealed record SecondFactorDisabled(MemberId Id, string Title, Instant At) : MemberEvent(Id, Title, At);

/// <summary>By an administrator, for a member who has neither the app nor recovery codes.</summary>
public sealed record SecondFactorReset(MemberId Id, string Title, Instant At) : MemberEvent(Id, Title, At);

public sealed record RecoveryCodesRenewed(MemberId Id, string Title, Instant At) : MemberEvent(Id, Title, At);

/// <param name="Left">How many are left.</param>
public sealed record RecoveryCodeUsed(MemberId Id, string Title, int Left, Instant At) : MemberEvent(Id, Title, At);
