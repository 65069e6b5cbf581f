using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Samsteg.Platform;

/// <summary>What the log says of a row that is written, and what subscribers are told of it.</summary>
internal sealed class RowLog(CurrentUser user, EventKinds kinds, TimeProvider clock)
{
    /// <summary>What subscribers are told of the row; nothing when no kind of event tells of it.</summary>
    public IEnumerable<WebhookEvent> EventsOf(EntityEntry row, AuditEntry logged, EntityState state) =>
        from kind in kinds.All
        let subject = kind.SubjectOf(row.Entity, state == EntityState.Added)
        where subject is not null
        select new WebhookEvent
        {
            Name = kind.Name, SubjectId = subject.Value, InitiativeId = logged.InitiativeId, ParticipantId = logged.ParticipantId, OccurredAt = logged.At,
        };

    /// <summary>What the log says of the row.</summary>
    public AuditEntry EntryOf(EntityEntry entry, EntityState state) => new()
    {
        At = clock.GetUtcNow(),
        AccountId = user.Account,
        Action = state switch { EntityState.Added => "added", EntityState.Deleted => "removed", _ => "changed" },
        SubjectKind = entry.Metadata.GetTableName() ?? entry.Metadata.ClrType.Name,
        SubjectId = Value(entry, "Id") switch { Guid id => id, IId id => id.Value, _ => null },
        InitiativeId = entry.Entity is IBelongsToInitiative owned ? owned.InitiativeId : Value(entry, "InitiativeId") as InitiativeId?,
        ParticipantId = Value(entry, "ParticipantId") as ParticipantId? ?? Value(entry, "Id") as ParticipantId?,
        Changes = ChangesOf(entry, state),
    };

    private static object? Value(EntityEntry entry, string property) =>
        entry.Metadata.FindProperty(property) is null ? null : entry.Property(property).CurrentValue;

    private static string ChangesOf(EntityEntry entry, EntityState state)
    {
        var changes = entry.Properties.Select(static property => (Name: SnakeCase.Of(property.Metadata.Name), Property: property))
            .Concat(entry.ComplexProperties.SelectMany(static part => PartsOf(part, string.Empty)))
            .Where(named => named.Property is var property
                && (state == EntityState.Added ? property.CurrentValue is not null : property.IsModified && !Equals(property.OriginalValue, property.CurrentValue))
                && !property.Metadata.IsPrimaryKey() && property.Metadata.Name is not (nameof(IVersioned.Version) or nameof(Account.ConcurrencyStamp)))
            .ToDictionary(
                static named => named.Name,
                named => IsSensitive(named.Property)
                    ? (object)"changed"
                    : new[] { state == EntityState.Added ? null : Text(named.Property.OriginalValue), Text(named.Property.CurrentValue) });
        return JsonSerializer.Serialize(changes);
    }

    // A text in two languages is one property of the entity but two columns: name_sv, name_en.
    private static IEnumerable<(string Name, PropertyEntry Property)> PartsOf(ComplexPropertyEntry part, string prefix)
    {
        var name = prefix + SnakeCase.Of(part.Metadata.Name) + "_";
        return part.Properties.Select(property => (name + SnakeCase.Of(property.Metadata.Name), property))
            .Concat(part.ComplexProperties.SelectMany(inner => PartsOf(inner, name)));
    }

    private static bool IsSensitive(PropertyEntry property) =>
        property.Metadata.PropertyInfo?.IsDefined(typeof(SensitiveAttribute), true) == true
        || property.Metadata.Name is nameof(Account.SecurityStamp);

    private static string? Text(object? value) => value switch
    {
        null => null,
        byte[] => "binary",
        DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        Enum status => SnakeCase.Of(status.ToString()),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}
