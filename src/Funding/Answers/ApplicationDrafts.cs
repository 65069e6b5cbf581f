using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>
/// Loads applications. Neither a version of a form nor an answer ever changes (another one takes its place), so what was read before is taken from memory: the database is asked, in the viewer's reach, which answers
/// stand, and then for those alone that are not known.
/// </summary>
public sealed class ApplicationDrafts(RequestDatabase database, DraftMemory memory)
{
    /// <summary>An application as it stands; null when the initiative has none, or it is out of the viewer's reach.</summary>
    public async Task<ApplicationDraft?> LoadAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (await database.Context.Set<Application>().SingleOrDefaultAsync(application => application.InitiativeId == initiative, cancellation) is not { } application)
        {
            return null;
        }

        var known = memory.Find(application);
        var before = known?.Draft.In(application) ?? ApplicationDraft.Of(application, await FormAsync(application, cancellation), []);
        var touched = await database.QueryAsync<TouchedAnswer>(Sql.Of($"""
            select {AnswerData.Columns}, replaced_at is null as stands, pg_snapshot_xmin(pg_current_snapshot())::text as seen, pg_current_xact_id_if_assigned() is not null as is_own
            from application_answers where initiative_id = {initiative} and {(known is null ? Sql.Of($"replaced_at is null") : Sql.Of($"touched_in >= {known.Seen}::xid8"))}
            """), cancellation);
        if (touched.Count == 0)
        {
            return before;
        }

        var draft = before.With([.. touched.Select(row => (row.Answer.ToAnswer(before.Form), row.Stands))]);
        if (!touched[0].IsOwn) // what this very request has written may still be undone
        {
            memory.Keep(new KnownDraft(draft, touched[0].Seen));
        }

        return draft;
    }

    private async Task<FormDefinition> FormAsync(Application application, CancellationToken cancellation) =>
        (await database.Context.Set<FormVersion>().AsNoTracking().SingleAsync(version => version.Id == application.FormVersionId, cancellation)).Definition;

    private sealed record TouchedAnswer(Guid Id, string Field, Guid? RowId, string? ColumnKey, string? Value, DateTimeOffset SavedAt, AccountId SavedBy, bool Stands, string Seen, bool IsOwn)
    {
        public AnswerData Answer => new(Id, Field, RowId, ColumnKey, Value, SavedAt, SavedBy);
    }
}

/// <summary>An application as somebody read it.</summary>
/// <param name="Draft">What stood.</param>
/// <param name="Seen">The first transaction of which the reading may have missed something.</param>
public sealed record KnownDraft(ApplicationDraft Draft, string Seen);

/// <summary>The applications that were read last, with what stood in them.</summary>
public sealed class DraftMemory : IDisposable
{
    /// <summary>Of an application of forty pages some megabyte is kept.</summary>
    private const int MostApplications = 30;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);
    private readonly MemoryCache _drafts = new(new MemoryCacheOptions { SizeLimit = MostApplications });

    /// <summary>As it was read last; null when nobody has lately.</summary>
    public KnownDraft? Find(Application application) => _drafts.Get<KnownDraft>((application.InitiativeId, application.FormVersionId));

    /// <summary>Keeps it.</summary>
    public void Keep(KnownDraft known) =>
        _drafts.Set((known.Draft.Application.InitiativeId, known.Draft.Application.FormVersionId), known, new MemoryCacheEntryOptions { SlidingExpiration = Kept, Size = 1 });

    /// <inheritdoc/>
    public void Dispose() => _drafts.Dispose();
}
