using Microsoft.EntityFrameworkCore.Design;

namespace Collab.Infrastructure.Persistence;

/// <summary>Lets <c>dotnet ef</c> see the model without starting the API or a database.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<CollabDb>
{
    public CollabDb CreateDbContext(string[] args) => new(
        Schema.Options(DataSources.ForSchema("Host=localhost;Database=collab")), new Caller(), Schema.NoClock.Instance, Schema.NoServices.Instance);
}
