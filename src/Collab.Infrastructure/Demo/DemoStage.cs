using System.Globalization;
using Collab.Infrastructure.Deadlines;
using Collab.Infrastructure.Time;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Text;

namespace Collab.Infrastructure.Demo;

/// <summary>
/// On which the demo's past is played: people send the same commands as in the product, at the times of the story, and what
/// falls due in between is enforced. So the demo's data cannot be anything that the product would not have made.
/// </summary>
internal sealed class DemoStage(IServiceScopeFactory scopes, CollabClock clock, DeadlineSweep sweep)
{
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    private static readonly LocalDateTimePattern Time = LocalDateTimePattern.Create("uuuu'-'MM'-'dd' 'HH':'mm", CultureInfo.InvariantCulture);

    private readonly Dictionary<string, SessionOwner> _cast = [];
    private readonly List<(Instant At, Func<CancellationToken, Task> Happens)> _beats = [];
    private readonly Dictionary<string, DepartmentId> _departments = [];

    public void Cast(string account, SessionOwner owner) => _cast[account] = owner;

    public MemberId Member(string account) => _cast[account].MemberId;

    public void Found(string key, DepartmentId department) => _departments[key] = department;

    public DepartmentId Department(string key) => _departments[key];

    public Instant Now => clock.GetCurrentInstant();

    /// <summary>A wall time in Shanghai, such as <c>2024-10-08 11:20</c>.</summary>
    public static Instant At(string time) => Time.Parse(time).Value.InZoneStrictly(Shanghai).ToInstant();

    /// <summary>Something happens in a story at a wall time in Shanghai.</summary>
    public void On(string time, Func<CancellationToken, Task> happens) => _beats.Add((At(time), happens));

    /// <summary>Plays all stories in the order of time; before each beat, what fell due until then happens by itself.</summary>
    public async Task PlayAsync(CancellationToken ct)
    {
        foreach (var (at, happens) in _beats.OrderBy(b => b.At))
        {
            clock.Pin(at);
            await sweep.EnforceAsync(ct);
            await happens(ct);
        }
    }

    /// <summary>A person does something, with all rules and rights of the product.</summary>
    public async Task<TAnswer> DoesAsync<TAnswer>(string account, IRequest<TAnswer> message, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().SignIn(_cast[account]);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(message, ct);
    }
}
