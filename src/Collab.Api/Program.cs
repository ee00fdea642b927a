using Collab.Api;
using Collab.Api.AuditEntries;
using Collab.Api.Common.OpenApi;
using Collab.Application.Demo;
using Collab.Infrastructure;
using Collab.Infrastructure.Persistence;
using Collab.Infrastructure.Startup;

var builder = WebApplication.CreateBuilder(Startup.Options(args));
await using var startup = new Startup(builder);
try
{
    startup.CheckSettings();
    builder.AddLogs(startup.ForPeople);
    var database = await startup.DatabaseAsync(CancellationToken.None);
    var client = AuditCommand.IsMeant(args) ? null : await startup.ClientAsync(CancellationToken.None);
    await Schema.ApplyAsync(database, CancellationToken.None);

    if (AuditCommand.IsMeant(args)) return await AuditCommand.RunAsync(database, Console.Out, CancellationToken.None);

    builder.AddCollabHttp();
    builder.Services.AddCollabApplication();
    builder.Services.AddCollabInfrastructure(database, startup.RunsJobs);
    builder.Services.AddCollabHealth(startup.RunsJobs);
    builder.Services.AddCollabOpenApi();
    builder.Services.AddSingleton(new DemoMode(startup.Demo));

    var app = builder.Build();
    app.UseCollabHttp(client);
    app.UseCollabOpenApi();
    app.MapCollabApi();
    app.MapCollabHealth();
    app.MapDashboard();

    await app.PrepareAsync(startup.ForPeople);
    await app.RunAsync();
    return 0;
}
catch (OperationCanceledException)
{
    // Stopped while it was starting.
    return 0;
}
catch (StartupException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
