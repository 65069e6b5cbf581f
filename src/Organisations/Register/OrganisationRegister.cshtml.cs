using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>The register of all parties.</summary>
[Authorize(Policy = Permissions.OrganisationsRead)]
public sealed class OrganisationRegisterPage(Lists lists, RequestDatabase database, CurrentUser user) : SamstegPage
{
    /// <summary>Only this type.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    /// <summary>Only this municipality.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Municipality { get; set; }

    /// <summary>Only this sector.</summary>
    [BindProperty(SupportsGet = true)]
    public Sector? Sector { get; set; }

    /// <summary>Only those that do this.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Tag { get; set; }

    /// <summary>Only those used to receiving these.</summary>
    [BindProperty(SupportsGet = true)]
    public WorksWith? WorksWith { get; set; }

    /// <summary>Only those that have come this far.</summary>
    [BindProperty(SupportsGet = true)]
    public OrganisationStage? Stage { get; set; }

    /// <summary>Only those that this account keeps in touch with.</summary>
    [BindProperty(SupportsGet = true)]
    public AccountId? Responsible { get; set; }

    /// <summary>Only those that have agreed to be shown publicly, or only those that have not.</summary>
    [BindProperty(SupportsGet = true)]
    public bool? MayBePublic { get; set; }

    /// <summary>Whether the list is narrowed by what is asked for seldom.</summary>
    public bool HasMore => Sector is not null || Tag is not null || WorksWith is not null || Responsible is not null || MayBePublic is not null;

    public IReadOnlyList<Choice> YesOrNo => [new("true", T["organisations.consent.yes"]), new("false", T["organisations.consent.no"])];

    public ListView List { get; private set; } = null!;

    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    public IReadOnlyList<Choice> Responsibles { get; private set; } = [];

    public IReadOnlyList<Choice> Tags { get; private set; } = [];

    public bool MayAdd => user.May(Permissions.OrganisationsAdd);

    public bool MayEdit => user.May(Permissions.OrganisationsEdit);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var list = OrganisationList.Of(new OrganisationFilter(Type, Municipality, Sector, Tag, WorksWith, Stage, Responsible, MayBePublic));
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "organisations", initiative: null, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        var words = await database.QueryAsync<FilterWord>(Sql.Of($"""
            select kind, word, value from (
                select distinct 'municipality' as kind, municipality as word, municipality as value from organisations where municipality is not null
                union all select distinct 'tag', tag, tag from organisations cross join unnest(tags) as tag
                union all select 'responsible', a.display_name, a.id::text from accounts a
                          where a.id in (select responsible_id from organisation_contacts where superseded_at is null)) words
            order by word collate "sv-x-icu", value
            """), cancellation);
        Municipalities = FilterWord.Choices(words, "municipality");
        Responsibles = FilterWord.Choices(words, "responsible");
        Tags = FilterWord.Choices(words, "tag");
        return Page();
    }

    private sealed record FilterWord(string Kind, string Word, string Value)
    {
        public static IReadOnlyList<Choice> Choices(IEnumerable<FilterWord> words, string kind) =>
            [.. words.Where(word => word.Kind == kind).Select(static word => new Choice(word.Value, word.Word))];
    }
}
