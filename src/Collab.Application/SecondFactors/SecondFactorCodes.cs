using Collab.Application.AuditEntries;
using Collab.Application.Session;

namespace Collab.Application.SecondFactors;

/// <summary>Checks codes of members; each try is counted, as that of a password is.</summary>
internal sealed class SecondFactorCodes(ICollabDb db, ILimitAttempts limit, ISecondFactorSecrets secrets, IRecordSecurity record, IMachineClock machine, IClock clock) : IPerMessage
{
    /// <summary>The member's second factor, after a right code of the app or an unused recovery code. To be saved.</summary>
    /// <exception cref="RuleBrokenException">The code is wrong or was used, or there is no second factor.</exception>
    public async Task<SecondFactor> AcceptAsync(Member member, string code, string? address, CancellationToken ct)
    {
        var attempt = await limit.BeginAsync($"second factor {member.Id}", address, ct);
        // Of two with the same code one waits, and then the code was used.
        var factor = await db.SecondFactors.AnyAsync(x => x.Id == member.Id, ct)
            ? await db.SecondFactors.GetForUpdateAsync(member.Id, ct)
            : throw new RuleBrokenException(SecondFactorRules.NotConfirmed);
        try
        {
            factor.Accept(member, StepOf(factor, code), RecoveryCodes.HashOf(code), clock.GetCurrentInstant());
        }
        catch (RuleBrokenException e) when (e.Rule == SecondFactorRules.WrongCode)
        {
            // The password was right: somebody knows it.
            record.Note(new(member.OrganizationId, null, "secondFactorFailed", new(SubjectType.Member, member.Id.Value, ""), "code", address));
            throw;
        }
        await limit.SucceedAsync(attempt, ct);
        return factor;
    }

    public long? StepOf(SecondFactor factor, string code) =>
        Totp.StepOf(new([.. code.Where(char.IsAsciiDigit)]), secrets.Unprotect(factor.ProtectedSecret), machine.MachineTime, factor.LastStep);
}
