using Collab.Application.Common;
using Collab.Application.Common.Behaviours;
using Collab.Application.Deadlines;
using Collab.Domain.Collaborations;
using Collab.Domain.Common;
using Collab.Domain.Deadlines;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Collab.Benchmark;

/// <summary>Opens duties as the product does, each in a transaction of its own, here and there in the company.</summary>
internal sealed class Openings
{
    private readonly ServiceProvider _product;
    private readonly List<(Guid Collaboration, Guid Department)> _places = [];
    private int _opened;

    private Openings(ServiceProvider product) => _product = product;

    public static async Task<Openings> BeginAsync(ServiceProvider product, string database, CancellationToken ct)
    {
        var openings = new Openings(product);
        await using (var connection = await Ground.OpenAsync(database, ct))
        await using (var command = new NpgsqlCommand("select collaboration_id, department_id from public.place order by n", connection))
        await using (var row = await command.ExecuteReaderAsync(ct))
            while (await row.ReadAsync(ct)) openings._places.Add((row.GetGuid(0), row.GetGuid(1)));
        for (var n = 0; n < 100; n++) await openings.OpenAsync(ct);
        return openings;
    }

    public async Task OpenAsync(CancellationToken ct)
    {
        var (collaboration, department) = _places[_opened++ % _places.Count];
        var id = NewId.Of<DeadlineId>();
        while (true)
        {
            await using var scope = await LoadedCompany.ScopeAsync(_product, ct);
            var (db, duties, clock) = (scope.ServiceProvider.GetRequiredService<ICollabDb>(), scope.ServiceProvider.GetRequiredService<Duties>(), scope.ServiceProvider.GetRequiredService<IClock>());
            try
            {
                await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().RunAsync(readOnly: false, async () =>
                {
                    var duty = new Duty(new CollaborationId(collaboration), new Subject(SubjectType.ResourceRequest, Guid.CreateVersion7(), "设计三套主视觉"), new(department), null);
                    await duties.OpenAsync(id, DeadlineKind.ResourceReply, duty, clock.GetCurrentInstant(), ct);
                    await db.SaveAsync(ct);
                    return true;
                }, ct);
                return;
            }
            catch (StaleVersionException)
            {
                // A rule was changed at this moment: as a message it would be sent again.
            }
        }
    }
}
