using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

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

    private static string ChangesOf(EntityEntry entry, EntityState state) => JsonSerializer.Serialize(
        entry.Properties.Concat(entry.ComplexProperties.SelectMany(PartsOf))
            .Select(static property => (Told: LoggedProperty.Of(property.Metadata), Property: property))
            .Where(named => named.Told.IsLogged
                && (state == EntityState.Added ? named.Property.CurrentValue is not null : named.Property.IsModified && !Equals(named.Property.OriginalValue, named.Property.CurrentValue)))
            .ToDictionary(
                static named => named.Told.Name,
                named => named.Told.IsSensitive
                    ? (object)"changed"
                    : new[] { state == EntityState.Added ? null : Text(named.Property.OriginalValue), Text(named.Property.CurrentValue) }));

    private static IEnumerable<PropertyEntry> PartsOf(ComplexPropertyEntry part) => part.Properties.Concat(part.ComplexProperties.SelectMany(PartsOf));

    private static string? Text(object? value) => value switch
    {
        null => null,
        byte[] => "binary",
        DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        Array several => string.Join(", ", several.Cast<object?>().Select(Text)),
        Enum status => SnakeCase.Of(status.ToString()),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>How a property is told of; asked once of each, since a file of a hundred thousand rows asks two million times.</summary>
    /// <param name="Name">Its column. A text in two languages is one property of the entity but two columns: name_sv, name_en.</param>
    /// <param name="IsLogged">Whether it is told of at all: not an id, nor a version.</param>
    /// <param name="IsSensitive">Whether only that it changed is told.</param>
    private sealed record LoggedProperty(string Name, bool IsLogged, bool IsSensitive)
    {
        private const string Annotation = "Samsteg:Logged";

        public static LoggedProperty Of(IProperty property) => property.GetOrAddRuntimeAnnotationValue(Annotation, static asked => Make(asked!), property);

        private static LoggedProperty Make(IProperty property)
        {
            var name = SnakeCase.Of(property.Name);
            for (var type = property.DeclaringType as IComplexType; type is not null; type = type.ComplexProperty.DeclaringType as IComplexType)
            {
                name = SnakeCase.Of(type.ComplexProperty.Name) + "_" + name;
            }

            return new LoggedProperty(
                name, !property.IsPrimaryKey() && property.Name is not (nameof(IVersioned.Version) or nameof(Account.ConcurrencyStamp)),
                property.PropertyInfo?.IsDefined(typeof(SensitiveAttribute), true) == true || property.Name is nameof(Account.SecurityStamp));
        }
    }
}
