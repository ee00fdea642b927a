using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Collab.Application.AuditEntries;

namespace Collab.Infrastructure.AuditEntries;

/// <summary>Turns an event into its entry in the record of what happened.</summary>
internal static class AuditWriting
{
    private static readonly string[] Elsewhere = [nameof(DomainEvent.At), nameof(ITold.Subject), nameof(ITold.CollaborationId), "Collaboration", "Title"];

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> ValuesOf = new();

    /// <summary>Null for an event that is nobody's business but the system's.</summary>
    public static AuditEntry? EntryOf(DomainEvent happened, Guid id, ICaller caller, Instant now, Dictionary<string, ValueChange>? changes = null) => happened is not ITold told ? null : new AuditEntry
    {
        OrganizationId = caller.OrganizationId,
        Id = id,
        CollaborationId = told.CollaborationId,
        At = happened.At,
        RecordedAt = now,
        ActorId = caller.MemberId,
        ActorForId = caller.ActsFor,
        Action = JsonNamingPolicy.CamelCase.ConvertName(happened.GetType().Name),
        SubjectType = told.Subject.Type,
        SubjectId = told.Subject.Id,
        SubjectTitle = told.Subject.Title,
        Address = caller.Address,
        Values = ValuesOf.GetOrAdd(happened.GetType(), Simple)
            .Select(x => (Name: JsonNamingPolicy.CamelCase.ConvertName(x.Name), Value: x.GetValue(happened)))
            .Append((Name: BeforeAndAfter.Name, Value: changes))
            // A program did it, and which.
            .Append((Name: "accessToken", Value: caller.Token?.Name))
            .Where(x => x.Value is not null)
            .ToDictionary(x => x.Name, x => JsonSerializer.SerializeToElement(x.Value, CollabJson.Options)),
    };

    /// <summary>A change of a thing that no event tells.</summary>
    public static AuditEntry EntryOf(AggregateRoot root, Dictionary<string, ValueChange> changes, ICaller caller, Instant now)
    {
        Subject subject = root switch
        {
            Member member => new(SubjectType.Member, member.Id.Value, member.Name),
            Department department => new(SubjectType.Department, department.Id.Value, department.Name),
            Organization organization => new(SubjectType.Organization, organization.Id.Value, organization.Name),
            _ => throw new ArgumentOutOfRangeException(nameof(root), root.GetType().Name),
        };
        return EntryOf($"{CollabJson.Name(subject.Type)}Adjusted", subject, new Dictionary<string, object?> { [BeforeAndAfter.Name] = changes }, caller, now);
    }

    /// <summary>What no event tells.</summary>
    public static AuditEntry EntryOf(string action, Subject subject, IReadOnlyDictionary<string, object?> values, ICaller caller, Instant now) => new()
    {
        OrganizationId = caller.OrganizationId,
        Id = Guid.CreateVersion7(),
        CollaborationId = null,
        At = now,
        RecordedAt = now,
        ActorId = caller.MemberId,
        ActorForId = caller.ActsFor,
        Action = action,
        SubjectType = subject.Type,
        SubjectId = subject.Id,
        SubjectTitle = subject.Title,
        Address = caller.Address,
        Values = values.Append(KeyValuePair.Create<string, object?>("accessToken", caller.Token?.Name)).Where(x => x.Value is not null)
            .ToDictionary(x => x.Key, x => JsonSerializer.SerializeToElement(x.Value, CollabJson.Options)),
    };

    private static PropertyInfo[] Simple(Type happened) =>
        [.. happened.GetProperties().Where(x => !Elsewhere.Contains(x.Name) && IsSimple(Nullable.GetUnderlyingType(x.PropertyType) ?? x.PropertyType))];

    internal static bool IsSimple(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsTypedId()
        || type == typeof(string) || type == typeof(decimal) || type == typeof(Guid)
        || type == typeof(Instant) || type == typeof(LocalDate) || type == typeof(LocalTime) || type == typeof(Duration);
}
