using Microsoft.Extensions.Caching.Memory;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What the checker found last in each application, for as long as what it read is the same: an overview asks it each time it is opened.</summary>
public sealed class FindingsMemory : IDisposable
{
    private const int MostApplications = 500;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private readonly MemoryCache _found = new(new MemoryCacheOptions { SizeLimit = MostApplications });

    /// <summary>What there is to ask about an application.</summary>
    public IReadOnlyList<Finding> Of(ApplicationDraft draft, CheckContext context)
    {
        var read = (draft.Application.InitiativeId, draft.Application.FormVersionId, draft.Stamp, context.Today, string.Join(' ', context.Kinds.Select(static kind => $"{kind.Key}{kind.Value}").Order(StringComparer.Ordinal)));
        if (_found.TryGetValue(read, out IReadOnlyList<Finding>? known))
        {
            return known!;
        }

        var found = PlanChecker.Check(PlanReader.Of(draft.Answers), context);
        return _found.Set(read, found, new MemoryCacheEntryOptions { SlidingExpiration = Kept, Size = 1 });
    }

    /// <inheritdoc/>
    public void Dispose() => _found.Dispose();
}
