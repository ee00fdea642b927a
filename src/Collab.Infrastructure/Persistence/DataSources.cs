namespace Collab.Infrastructure.Persistence;

/// <summary>How Collab connects.</summary>
internal static class DataSources
{
    /// <summary>For messages.</summary>
    public static NpgsqlDataSource ForMessages(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "collab",
            MaxPoolSize = 40,
            // Everything a message sets is set for its transaction alone, so a returned connection has nothing to reset.
            NoResetOnClose = true,
            // The same hundred statements over and over: planned once per connection.
            MaxAutoPrepare = 200,
            CommandTimeout = 15,
            Timezone = "UTC",
            // Pages of 25 rows: starting workers or compiling a plan takes longer than the query does.
            Options = $"{connection.Options} -c max_parallel_workers_per_gather=0 -c jit=off".Trim(),
        };
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        builder.UseNodaTime();
        return builder.Build();
    }

    /// <summary>For the schema: as long as it takes.</summary>
    public static NpgsqlDataSource ForSchema(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "collab-schema",
            Pooling = false,
            CommandTimeout = 0,
        }.ConnectionString);
        builder.UseNodaTime();
        return builder.Build();
    }

    /// <summary>For Hangfire, which reads timestamps as DateTime: with NodaTime's types none of its jobs would run.</summary>
    public static NpgsqlDataSource ForJobs(string connectionString) => new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connectionString)
    {
        ApplicationName = "collab-jobs",
        MaxPoolSize = 15,
    }.ConnectionString).Build();
}
