using Collab.Application.Demo;
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
        await using (var scope = app.Services.CreateAsyncScope())
        {
            if (demo && scope.ServiceProvider.GetService<IDemoSeed>() is { } seed) await seed.SeedAsync(ct);
            // What came due while nobody was running.
            await scope.ServiceProvider.GetRequiredService<IEnforceDue>().EnforceAsync(ct);
        }
        app.Lifetime.ApplicationStarted.Register(() => Announce(app, demo, forPeople));
    }

    private static void Announce(WebApplication app, bool demo, bool forPeople)
    {
        var address = app.Urls.FirstOrDefault() ?? "";
        if (forPeople) Startup.Say($"Collab is ready: {address}");
        else app.Logger.LogReady(address);
        if (!demo) return;
        var accounts = app.Services.GetRequiredService<DemoAccounts>();
        Startup.Say($"Demo accounts, password {accounts.Password}:");
        foreach (var account in accounts.All) Startup.Say($"  {account.Email,-28} {account.Department} {account.Title} {account.Name}");
    }
}
