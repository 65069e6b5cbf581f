using Microsoft.EntityFrameworkCore;

namespace Samsteg.Platform;

/// <summary>The versions of forms that an initiative has answered, or made for itself.</summary>
public sealed class FormLibrary(RequestDatabase database, AuditTrail audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>Keeps a definition, once, so that answers can be pinned to it.</summary>
    /// <exception cref="InvalidOperationException">The initiative has kept the same version saying something else: it was changed without becoming another.</exception>
    public async Task<FormVersion> PinAsync(InitiativeId initiative, string purpose, FormDefinition form, CancellationToken cancellation)
    {
        var (id, hash) = (Guid.CreateVersion7(), form.ContentHash());
        var added = await database.ExecuteAsync(Sql.Of($"""
            insert into form_versions (id, initiative_id, purpose, key, version, content, content_hash, registered_at, registered_by)
            values ({id}, {initiative}, {purpose}, {form.Key}, {form.Version}, {form.ToJson()}::jsonb, {hash}, {clock.GetUtcNow()}, {user.RequiredAccount})
            on conflict (initiative_id, key, version) do nothing
            """), cancellation);
        if (added > 0)
        {
            await audit.RecordAsync("added", "form_versions", id, initiative, cancellation: cancellation);
        }

        var kept = await database.Context.Set<FormVersion>().AsNoTracking()
            .SingleAsync(version => version.InitiativeId == initiative && version.Key == form.Key && version.Version == form.Version, cancellation);
        return kept.ContentHash == hash && kept.Purpose == purpose
            ? kept
            : throw new InvalidOperationException($"{form.Key} {form.Version} was changed without becoming another version.");
    }

    /// <summary>The latest version of each form for some purposes, the one kept first before the others.</summary>
    public async Task<IReadOnlyList<FormVersion>> LatestAsync(InitiativeId initiative, IReadOnlyCollection<string> purposes, CancellationToken cancellation) =>
    [
        .. (await database.Context.Set<FormVersion>().AsNoTracking()
            .Where(version => version.InitiativeId == initiative && purposes.Contains(version.Purpose)).ToListAsync(cancellation))
            .GroupBy(static version => version.Key)
            .OrderBy(static versions => versions.Min(static version => version.RegisteredAt)).ThenBy(static versions => versions.Key, StringComparer.Ordinal)
            .Select(static versions => versions.MaxBy(static version => version.Version)!),
    ];
}
