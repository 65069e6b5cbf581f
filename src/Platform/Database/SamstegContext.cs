using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Samsteg.Platform;

/// <summary>An entity whose row carries a version (PostgreSQL's xmin); a stale write is refused with 409.</summary>
public interface IVersioned
{
    /// <summary>The version that was read.</summary>
    uint Version { get; }
}

/// <summary>
/// The one EF model, put together from the capabilities' entities. Names follow a single rule (snake_case), enums are
/// text, typed ids are uuid. The schema itself is made by the SQL migrations; a test holds the two together.
/// </summary>
public sealed class SamstegContext(DbContextOptions<SamstegContext> options, IEnumerable<Capability> capabilities, RequestDatabase database)
    : IdentityUserContext<Account, Guid>(options)
{
    private readonly IReadOnlyList<Capability> _capabilities = [.. capabilities];

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction?.GetDbTransaction() != database.Transaction)
        {
            Database.UseTransaction(null);
            Database.UseTransaction(database.Transaction);
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        foreach (var type in _capabilities.SelectMany(static capability => capability.Assembly.GetTypes()).Distinct())
        {
            if (type.IsEnum)
            {
                configurationBuilder.Properties(type).HaveConversion(typeof(SnakeEnum<>).MakeGenericType(type));
            }
            else if (type.IsValueType && typeof(IId).IsAssignableFrom(type))
            {
                configurationBuilder.Properties(type).HaveConversion(typeof(IdConverter<>).MakeGenericType(type));
            }
        }
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var capability in _capabilities)
        {
            builder.ApplyConfigurationsFromAssembly(capability.Assembly);
        }

        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
            {
                builder.Entity(entity.ClrType).Property<uint>(nameof(IVersioned.Version)).IsRowVersion();
            }

            if (typeof(Registration).IsAssignableFrom(entity.ClrType))
            {
                // Superseded by somebody else meanwhile: refused with 409.
                builder.Entity(entity.ClrType).Property(nameof(Registration.SupersededAt)).IsConcurrencyToken();
            }

            if (!entity.IsMappedToJson())
            {
                NameColumns(entity, string.Empty);
            }
        }
    }

    private static void NameColumns(IMutableTypeBase type, string prefix)
    {
        foreach (var property in type.GetDeclaredProperties())
        {
            if (property.Name != nameof(IVersioned.Version) || property.ClrType != typeof(uint))
            {
                property.SetColumnName(prefix + SnakeCase.Of(property.Name));
            }
        }

        foreach (var part in type.GetDeclaredComplexProperties())
        {
            NameColumns(part.ComplexType, prefix + SnakeCase.Of(part.Name) + "_");
        }
    }

    private sealed class SnakeEnum<TEnum>() : ValueConverter<TEnum, string>(
        static value => SnakeCase.Of(value.ToString()),
        static text => Enum.Parse<TEnum>(SnakeCase.ToPascal(text)))
        where TEnum : struct, Enum;

    private sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(
        static id => id.Value,
        static value => Typed(value))
        where TId : struct, IId<TId>
    {
        private static TId Typed(Guid value) => TId.Of(value);
    }
}
