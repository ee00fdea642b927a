using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Collab.Application.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace Collab.Api.Tests.World;

/// <summary>
/// The product for one test class: its own database and host, in demo mode, on Friday 11 October 2024 at 10:00 in Shanghai.
/// Jobs run when the clock is moved and not by themselves.
/// </summary>
public sealed class CollabApp(DatabaseServer server) : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, (MemberId Id, string Secret)> _sessions = new();
    private readonly ErrorLog _errors = new();

    private WebApplicationFactory<Program> _factory = null!;

    public string ConnectionString { get; private set; } = null!;

    public IServiceProvider Services => _factory.Services;

    /// <summary>What the present instant is in the product.</summary>
    public Instant Now => Services.GetRequiredService<IClock>().GetCurrentInstant();

    /// <summary>What was logged as an error: shown when an answer is not the expected one.</summary>
    public IReadOnlyCollection<string> Errors => _errors.Lines;

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await server.CloneAsync();
        await SetClockAsync(Instant.FromUtc(2024, 10, 11, 2, 0));
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Development");
            host.UseSetting("ConnectionStrings:Collab", ConnectionString);
            host.UseSetting("Collab:Client:Enabled", "false");
            host.UseSetting("Collab:Jobs:Enabled", "false");
            host.UseSetting("Collab:RequestLimit:PerMinute", "0");
            host.UseSetting("Collab:Outgoing:AllowedNetworks:0", "127.0.0.0/8");
            host.ConfigureLogging(logging => logging.ClearProviders().AddProvider(_errors));
        });
        _ = _factory.Services;
    }

    /// <summary>A person of the company, signed in: <c>market.manager</c>, <c>sales.head</c>, <c>admin</c>, <c>outsider</c> …</summary>
    /// <remarks>The session is put into the database: signing in with the password, which is slow on purpose, has tests of its own.</remarks>
    public async Task<Person> As(string account)
    {
        var (id, secret) = await SessionAsync(account);
        return new Person(this, Client(), id, secret);
    }

    /// <summary>A person of the company, signed in at another process.</summary>
    public async Task<Person> As(string account, WebApplicationFactory<Program> at)
    {
        var (id, secret) = await SessionAsync(account);
        return new Person(this, at.CreateDefaultClient(Address), id, secret);
    }

    /// <summary>Another process of the product on the same database, with settings of its own.</summary>
    public WebApplicationFactory<Program> Another(string environment, params (string Name, string Value)[] settings) => _factory.WithWebHostBuilder(host =>
    {
        host.UseEnvironment(environment);
        foreach (var (name, value) in settings) host.UseSetting(name, value);
    });

    /// <summary>The secret of the person's session, as the cookie carries it.</summary>
    public async Task<string> SecretOfAsync(string account) => (await SessionAsync(account)).Secret;

    /// <summary>Reaches the product as a network would.</summary>
    public HttpMessageHandler Handler() => _factory.Server.CreateHandler();

    /// <summary>Somebody who is not signed in.</summary>
    public Person Anonymous() => new(this, Client(), default, null);

    /// <summary>A client with a cookie jar of its own, like a browser's.</summary>
    public HttpClient Browser() => _factory.CreateClient(new() { BaseAddress = Address, AllowAutoRedirect = false });

    /// <summary>Returns when everything that fell due on the way has been enforced.</summary>
    /// <param name="time">RFC 3339, such as <c>2024-10-14T15:00:01+08:00</c>; seconds may be left out.</param>
    public async Task MoveClockToAsync(string time)
    {
        using var admin = await As("admin");
        (await admin.PutAsync("/api/v1/demo/clock", new { now = CollabJson.Text(At(time)) })).ShouldBe(200);
    }

    /// <param name="duration">ISO 8601, such as <c>PT3H</c>.</param>
    public async Task AdvanceAsync(string duration)
    {
        using var admin = await As("admin");
        (await admin.PutAsync("/api/v1/demo/clock", new { advanceBy = duration })).ShouldBe(200);
    }

    /// <summary>An instant as people write it: <c>2024-10-14T15:00+08:00</c>.</summary>
    public static Instant At(string time) =>
        (OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>").Parse(time) is { Success: true } minutes
            ? minutes.Value
            : OffsetDateTimePattern.Rfc3339.Parse(time).Value).ToInstant();

    /// <summary>The id of a person of the company, or of a department by its name.</summary>
    public Task<Guid> MemberIdAsync(string account) => ScalarAsync<Guid>("select id from collab.members where email = $1", account + "@demo.example");

    /// <summary>The id of a department of the company, by its name, such as 设计部.</summary>
    public Task<Guid> DepartmentIdAsync(string name) => ScalarAsync<Guid>("select id from collab.departments where name = $1", name);

    /// <summary>Looks into the database past row-level security.</summary>
    public async Task<T> ScalarAsync<T>(string sql, params object[] parameters)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, sql, parameters);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The first column of what the database answers.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string sql, params object[] parameters)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, sql, parameters);
        await using var row = await command.ExecuteReaderAsync();
        List<string> all = [];
        while (await row.ReadAsync()) all.Add(row.GetString(0));
        return all;
    }

    public async Task ExecuteAsync(string sql, params object[] parameters)
    {
        await using var connection = await OpenAsync();
        await using var command = Command(connection, sql, parameters);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        await server.DropAsync(ConnectionString);
    }

    internal static Uri Address { get; } = new("https://localhost");

    private HttpClient Client() => _factory.CreateDefaultClient(Address);

    private async Task<(MemberId Id, string Secret)> SessionAsync(string account)
    {
        if (!_sessions.TryGetValue(account, out var session)) _sessions[account] = session = await OpenSessionAsync(account);
        return session;
    }

    private async Task<(MemberId, string)> OpenSessionAsync(string account)
    {
        var id = await MemberIdAsync(account);
        var secret = Guid.NewGuid().ToString("N");
        await ExecuteAsync(
            "insert into collab.sessions (organization_id, hash, member_id, created_at, last_seen_at) select organization_id, $2, id, now(), now() from collab.members where id = $1",
            id, SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
        return (new(id), secret);
    }

    private async Task SetClockAsync(Instant now)
    {
        var offset = now - NodaTime.SystemClock.Instance.GetCurrentInstant();
        await ExecuteAsync("update collab.demo_clock set offset_ticks = $1", (long)offset.TotalTicks);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        return command;
    }

    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Lines.Enqueue($"{formatter(state, exception)}\n{exception}");
        }

        public void Dispose() { }
    }
}
