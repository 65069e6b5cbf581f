using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Samsteg.Platform;

/// <summary>
/// Adds many rows at once, in the request's transaction and behind row security: the very rows that EF would write of the same entities one by one, log and
/// events that somebody subscribes to included, in one statement a table.
/// </summary>
public sealed class ManyRows
{
    private readonly RequestDatabase _database;
    private readonly RowLog _log;

    internal ManyRows(RequestDatabase database, RowLog log) => (_database, _log) = (database, log);

    /// <summary>Adds them. What they refer to is there already.</summary>
    /// <param name="entities">Entities of one kind, not tracked; a few thousand at most.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task AddAsync<T>(IReadOnlyCollection<T> entities, CancellationToken cancellation)
        where T : class
    {
        var context = _database.Context;
        var logged = new List<AuditEntry>(entities.Count);
        var events = new List<WebhookEvent>();
        foreach (var entity in entities)
        {
            var row = context.Entry(entity);
            var entry = _log.EntryOf(row, EntityState.Added);
            logged.Add(entry);
            events.AddRange(_log.EventsOf(row, entry, EntityState.Added));
        }

        await WriteAsync(context.Model, entities, cancellation);
        await WriteAsync(context.Model, logged, cancellation);
        await WriteAsync(context.Model, await SubscribedAsync(events, cancellation), cancellation);
        if (!context.ChangeTracker.Entries().Any())
        {
            context.ChangeTracker.Clear(); // it holds on to whatever it has been asked about
        }
    }

    private async Task<IReadOnlyCollection<WebhookEvent>> SubscribedAsync(List<WebhookEvent> events, CancellationToken cancellation)
    {
        var names = events.Select(static happened => happened.Name).Distinct().ToArray();
        if (names.Length == 0)
        {
            return events;
        }

        var subscribed = await _database.ScalarAsync<string[]>(Sql.Of($"select access.subscribed({names})"), cancellation);
        return events.FindAll(happened => subscribed.Contains(happened.Name));
    }

    private async Task WriteAsync<T>(IModel model, IReadOnlyCollection<T> entities, CancellationToken cancellation)
        where T : class
    {
        if (entities.Count == 0)
        {
            return;
        }

        var type = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no entity.");
        foreach (var mapping in type.GetTableMappings())
        {
            var columns = mapping.ColumnMappings.Where(static column => IsWritten(column.Property)).ToList();
            var names = string.Join(", ", columns.Select(static column => column.Column.Name));
            var values = Sql.Join(", ", columns.Select(column => Sql.Of($"{ValuesOf(column.Property, entities)}::{Sql.Raw(column.Column.StoreType)}[]")));
            await _database.ExecuteAsync(Sql.Of($"insert into {Sql.Raw(mapping.Table.Name)} ({Sql.Raw(names)}) select * from unnest({values})"), cancellation);
        }
    }

    /// <summary>Not what the database makes itself: a number in the log, a name put together, the row's version.</summary>
    private static bool IsWritten(IProperty property) =>
        !property.ValueGenerated.HasFlag(ValueGenerated.OnUpdate) && !(property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType == typeof(long));

    private static Array ValuesOf<T>(IProperty property, IReadOnlyCollection<T> entities)
        where T : class
    {
        var mapping = property.GetRelationalTypeMapping();
        var (getter, converter) = (property.GetGetter(), mapping.Converter);
        var element = converter?.ProviderClrType ?? property.ClrType;
        var values = Array.CreateInstance(element.IsValueType && Nullable.GetUnderlyingType(element) is null && property.IsNullable ? typeof(Nullable<>).MakeGenericType(element) : element, entities.Count);
        if (element.IsArray && element != typeof(byte[]))
        {
            throw new NotSupportedException($"{property.Name} holds a list, which cannot be unnested.");
        }

        var index = 0;
        foreach (var entity in entities)
        {
            var value = getter.GetClrValue(entity);
            values.SetValue(converter is null || value is null ? value : converter.ConvertToProvider(value), index++);
        }

        return values;
    }
}
