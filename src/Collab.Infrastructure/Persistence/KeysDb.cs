using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;

namespace Collab.Infrastructure.Persistence;

/// <summary>The keys that protect secrets of second factors and the dashboard's forms, shared by all processes of the installation.</summary>
internal sealed class KeysDb(DbContextOptions<KeysDb> options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<DataProtectionKey>().ToTable("data_protection_keys", CollabDb.SchemaName);
}
