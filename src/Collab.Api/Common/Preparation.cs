using Collab.Application.Demo;
using Collab.Application.Organizations;
using Collab.Infrastructure.Time;

namespace Collab.Api.Common;

/// <summary>What is done once before the process listens, and said once it does.</summary>
internal static class Preparation
{
    public static async Task PrepareAsync(this WebApplication app, bool forPeople)
    {
        var ct = app.Lifetime.ApplicationStopping;
        await app.Services.GetRequiredService<DemoClock>().LoadAsync(ct);
        var demo = app.Services.GetRequiredService<DemoMode>().Enabled;
        string? setup = null;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            if (demo && scope.ServiceProvider.GetService<IDemoSeed>() is { } seed) await seed.SeedAsync(ct);
            if (!demo) setup = await scope.ServiceProvider.GetRequiredService<ISetupLinks>().IssueAsync(ct);
            // What came due while nobody was running.
            await scope.ServiceProvider.GetRequiredService<IEnforceDue>().EnforceAsync(ct);
        }
        app.Lifetime.ApplicationStarted.Register(() => Announce(app, demo, forPeople, setup));
    }

    /// <summary>What listens on every address of the machine is reached from itself by its name.</summary>
    private static string Reachable(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host is "0.0.0.0" or "[::]" or "+" or "*"
            ? $"{uri.Scheme}://localhost:{uri.Port}" : address.TrimEnd('/');

    private static void Announce(WebApplication app, bool demo, bool forPeople, string? setup)
    {
        var address = app.Urls.FirstOrDefault() ?? "";
        if (forPeople) Startup.Say($"Collab is ready: {address}");
        else app.Logger.LogReady(address);
        // On the console alone and never in a log: whoever has it becomes the administrator.
        if (setup is not null) Startup.Say($"No organization yet. Found it on this page, once, within 24 hours: {Reachable(address)}/setup#token={setup}");
        if (!demo) return;
        var accounts = app.Services.GetRequiredService<DemoAccounts>();
        Startup.Say($"Demo accounts, password {accounts.Password}:");
        foreach (var account in accounts.All) Startup.Say($"  {account.Email,-28} {account.Department} {account.Title} {account.Name}");
    }
}
