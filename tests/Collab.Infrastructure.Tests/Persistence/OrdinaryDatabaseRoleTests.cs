using Collab.Infrastructure.EmbeddedPostgres;
using Collab.Infrastructure.Persistence;
using Collab.Infrastructure.Tests.EmbeddedPostgres;
using Npgsql;

namespace Collab.Infrastructure.Tests.Persistence;

/// <summary>In production Collab signs in with a role that is no superuser (deploy/README.md), unlike in the embedded database.</summary>
public sealed class OrdinaryDatabaseRoleTests : EmbeddedServerTestBase
{
    public OrdinaryDatabaseRoleTests(PreparedServer prepared) => prepared.CopyInto(Data);

    [Theory]
    [InlineData("create role collab login password 'x'; create role collab_app nologin; create role collab_lookup nologin; grant collab_app, collab_lookup to collab")]
    [InlineData("create role collab login createrole password 'x'")]
    public async Task Brings_the_schema_up_twice_and_works_as_the_role_that_sees_one_organization(string roles)
    {
        await using var server = await StartAsync();
        await TellAsync(server, roles);
        await TellAsync(server, "create database collab owner collab template template0 encoding 'UTF8'");
        var connectionString = AsCollab(server);

        await Schema.ApplyAsync(connectionString, TestContext.Current.CancellationToken);
        await Schema.ApplyAsync(connectionString, TestContext.Current.CancellationToken);

        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var look = source.CreateCommand("begin; set local role collab_app; select count(*) from collab.organizations; commit");
        Assert.Equal(0L, await look.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        await using var sweep = source.CreateCommand("begin; set local role collab_app; select count(*) from collab.all_organizations(); commit");
        Assert.Equal(0L, await sweep.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    private static string AsCollab(EmbeddedServer server) =>
        new NpgsqlConnectionStringBuilder(server.ConnectionString("collab")) { Username = "collab", Password = "x", Pooling = false }.ConnectionString;
}
