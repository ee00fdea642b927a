namespace Collab.Infrastructure.Session;

/// <summary>How a member proves who he is.</summary>
internal sealed class Credential
{
    public required OrganizationId OrganizationId { get; init; }
    public required MemberId MemberId { get; init; }

    /// <summary>In lower case; unique over all organizations, since one signs in before the organization is known.</summary>
    public required string Email { get; init; }

    /// <summary>Null until the member has chosen a password: nobody signs in.</summary>
    public string? PasswordHash { get; set; }
}

/// <summary>A browser that is signed in. The cookie holds a random secret, the table its SHA-256.</summary>
internal sealed class SessionRecord
{
    public required OrganizationId OrganizationId { get; init; }
    public required byte[] Hash { get; init; }
    public required MemberId MemberId { get; init; }

    /// <summary>Times of the machine's clock, not of the demo's: moving that signs nobody out.</summary>
    public required Instant CreatedAt { get; init; }
    public required Instant LastSeenAt { get; init; }

    /// <summary>When the password or a code was last given; null: when the session was opened.</summary>
    public Instant? ProvedAt { get; init; }

    /// <summary>Where it is, as far as it was known when it began.</summary>
    public string? Browser { get; init; }
    public string? System { get; init; }
    public string? Address { get; init; }
}

/// <summary>A browser that gave a password and not yet a code. In a table of its own: no request can take it for a session.</summary>
internal sealed class HalfSessionRecord
{
    public required OrganizationId OrganizationId { get; init; }
    public required byte[] Hash { get; init; }
    public required MemberId MemberId { get; init; }

    /// <summary>Of the machine's clock.</summary>
    public required Instant CreatedAt { get; init; }
}

/// <summary>What was answered to which idempotency key.</summary>
internal sealed class IdempotencyRecord
{
    public required OrganizationId OrganizationId { get; init; }
    public required MemberId CallerId { get; init; }
    public required string Key { get; init; }
    public required byte[] Hash { get; init; }

    /// <summary>JSON of the answer; null only inside the transaction that is about to write it.</summary>
    public string? Answer { get; set; }
    public required Instant CreatedAt { get; init; }
}

internal sealed class CredentialConfiguration : IEntityTypeConfiguration<Credential>
{
    public void Configure(EntityTypeBuilder<Credential> builder)
    {
        builder.ToTable("credentials");
        builder.HasKey(x => new { x.OrganizationId, x.MemberId });
        builder.HasIndex(x => x.Email).IsUnique();
    }
}

internal sealed class SessionConfiguration : IEntityTypeConfiguration<SessionRecord>
{
    public void Configure(EntityTypeBuilder<SessionRecord> builder)
    {
        builder.ToTable("sessions");
        builder.HasKey(x => new { x.OrganizationId, x.Hash });
        builder.HasIndex(x => x.Hash).IsUnique();
        builder.HasIndex(x => new { x.OrganizationId, x.MemberId });
    }
}

internal sealed class HalfSessionConfiguration : IEntityTypeConfiguration<HalfSessionRecord>
{
    public void Configure(EntityTypeBuilder<HalfSessionRecord> builder)
    {
        builder.ToTable("half_sessions");
        builder.HasKey(x => new { x.OrganizationId, x.Hash });
        builder.HasIndex(x => x.Hash).IsUnique();
    }
}

internal sealed class IdempotencyConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.ToTable("idempotency_keys");
        builder.HasKey(x => new { x.OrganizationId, x.CallerId, x.Key });
        builder.HasIndex(x => new { x.OrganizationId, x.CreatedAt });
    }
}
