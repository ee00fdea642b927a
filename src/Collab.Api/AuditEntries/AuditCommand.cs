using System.Globalization;
using Collab.Application.AuditEntries;
using Collab.Infrastructure;
using Collab.Infrastructure.Jobs;

namespace Collab.Api.AuditEntries;

/// <summary>
/// <c>collab audit verify</c>: checks the record of every organization without anybody signing in. Ends with 0 when each chain holds, with 2
/// when one does not; also while the product runs.
/// </summary>
internal static class AuditCommand
{
    public const int Broken = 2;

    public static bool IsMeant(IReadOnlyList<string> args) => args is ["audit", "verify", ..];

    public static async Task<int> RunAsync(string database, TextWriter output, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddLogging().AddCollabApplication().AddCollabInfrastructure(database, runsJobs: false).BuildServiceProvider();
        var tenants = services.GetRequiredService<Tenants>();
        var broken = false;
        foreach (var organization in await tenants.AllAsync(ct))
        {
            AuditVerification checkedNow;
            var after = 0L;
            do
            {
                checkedNow = await tenants.SendAsync(organization, new VerifyAudit(after), ct);
                after = checkedNow.Through;
            }
            while (!checkedNow.Complete);
            broken |= checkedNow.Finding is not null || checkedNow.Unsealed > 0;
            await output.WriteLineAsync($"{organization}: {Said(checkedNow)}");
        }
        return broken ? Broken : 0;
    }

    private static string Said(AuditVerification found)
    {
        var through = found.Through.ToString("N0", CultureInfo.InvariantCulture);
        if (found.Finding is not { } finding)
        {
            return found.Unsealed == 0 ? $"{through} entries checked, all as they were written"
                : $"{through} entries checked, all as they were written; {found.Unsealed} older ones, the first of {found.OldestUnsealedAt}, are not in the chain";
        }
        var what = finding.Differs switch
        {
            AuditDifference.LinkMissing => "the link is missing",
            AuditDifference.EntryMissing => "the entry was removed",
            AuditDifference.Text => "the texts of the entry are not what was written",
            _ => "the entry, or its place, is not what was written",
        };
        return $"BROKEN at position {finding.Position?.ToString(CultureInfo.InvariantCulture) ?? "(not linked yet)"}, entry {finding.EntryId?.ToString() ?? "unknown"}: {what}; {through} before it are good";
    }
}
