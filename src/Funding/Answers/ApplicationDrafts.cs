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
        var draft = known is null ? await ReadAsync(application, cancellation) : await SinceAsync(known, application, cancellation);
        if (draft.Answers != known?.Answers)
        {
            memory.Keep(draft);
        }

        return draft;
    }

    private async Task<ApplicationDraft> ReadAsync(Application application, CancellationToken cancellation)
    {
        var form = (await database.Context.Set<FormVersion>().AsNoTracking().SingleAsync(version => version.Id == application.FormVersionId, cancellation)).Definition;
        return await ApplicationDraft.LoadOnAsync(database, application, form, cancellation);
    }

    private async Task<ApplicationDraft> SinceAsync(ApplicationDraft known, Application application, CancellationToken cancellation)
    {
        var standing = (await database.ScalarAsync<Guid[]>(
            Sql.Of($"select coalesce(array_agg(id), array[]::uuid[]) from application_answers where initiative_id = {application.InitiativeId} and replaced_at is null"), cancellation)).ToHashSet();
        if (standing.SetEquals(known.Ids))
        {
            return known.In(application);
        }

        var added = standing.Except(known.Ids).ToArray();
        return known.Since(application, standing, added.Length == 0 ? []
            : await database.QueryAsync<AnswerData>(Sql.Of($"select {AnswerData.Columns} from application_answers where initiative_id = {application.InitiativeId} and id = any ({added})"), cancellation));
    }
}

/// <summary>The applications that were read last, with what stood in them.</summary>
public sealed class DraftMemory : IDisposable
{
    /// <summary>Of an application of forty pages some megabyte is kept.</summary>
    private const int MostApplications = 30;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);
    private readonly MemoryCache _drafts = new(new MemoryCacheOptions { SizeLimit = MostApplications });

    /// <summary>As it was read last; null when nobody has lately.</summary>
    public ApplicationDraft? Find(Application application) => _drafts.Get<ApplicationDraft>((application.InitiativeId, application.FormVersionId));

    /// <summary>Keeps it.</summary>
    public void Keep(ApplicationDraft draft) =>
        _drafts.Set((draft.Application.InitiativeId, draft.Application.FormVersionId), draft, new MemoryCacheEntryOptions { SlidingExpiration = Kept, Size = 1 });

    /// <inheritdoc/>
    public void Dispose() => _drafts.Dispose();
}
