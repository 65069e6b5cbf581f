using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What the forms about evidence share: the rule that it answers, and the documents that may show it.</summary>
public abstract class EvidenceFormPage(RequestDatabase database, OrganisationChoices organisations) : PipelinePage(organisations)
{
    public string Path => $"{BackPath}/redo";

    /// <summary>The rule.</summary>
    public ReadinessRule Asked { get; private set; } = null!;

    /// <summary>What it asks today; null when it is not asked any longer.</summary>
    public ReadinessTerms? Terms { get; private set; }

    /// <summary>Documents of the organisation.</summary>
    public IReadOnlyList<Choice> Documents { get; private set; } = [];

    /// <summary>Frames the page; false when there is no such organisation or rule.</summary>
    private protected async Task<bool> OpenAsync(Guid rule, string titleKey, CancellationToken cancellation)
    {
        await database.BeginAsync(cancellation);
        if (await database.Context.Set<ReadinessRule>().AsNoTracking().SingleOrDefaultAsync(found => found.Id == rule, cancellation) is not { } asked || !await OpenAsync(titleKey, cancellation))
        {
            return false;
        }

        Chrome.Crumb(T["readiness.title"], Path);
        Asked = asked;
        Terms = await database.Context.Set<ReadinessTerms>().AsNoTracking().SingleOrDefaultAsync(terms => terms.RuleId == rule && terms.HoldsUntil == null, cancellation);
        Documents = [.. (await database.QueryAsync<DocumentRow>(Sql.Of(
            $"select id, title from documents where organisation_id = {Organisation} and removed_at is null order by title, id"), cancellation)).Select(static row => new Choice(row.Id.ToString(), row.Title))];
        return true;
    }

    private sealed record DocumentRow(Guid Id, string Title);
}

/// <summary>What the form about evidence needs.</summary>
public interface IEvidenceForm
{
    /// <summary>The answers.</summary>
    ReadinessEvidenceInput Input { get; }

    /// <summary>What the rule asks today.</summary>
    ReadinessTerms? Terms { get; }

    /// <summary>Documents of the organisation.</summary>
    IReadOnlyList<Choice> Documents { get; }
}
