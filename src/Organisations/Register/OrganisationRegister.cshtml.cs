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

    public ListView List { get; private set; } = null!;

    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    public IReadOnlyList<Choice> Tags { get; private set; } = [];

    public bool MayEdit => user.May(Permissions.OrganisationsEdit);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var list = OrganisationList.Of(new OrganisationFilter(Type, Municipality, Sector, Tag, WorksWith));
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "organisations", initiative: null, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        var words = await database.QueryAsync<FilterWord>(Sql.Of($"""
            select kind, word from (
                select distinct 'municipality' as kind, municipality as word from organisations where municipality is not null
                union all select distinct 'tag', tag from organisations cross join unnest(tags) as tag) words
            order by word collate "sv-x-icu"
            """), cancellation);
        Municipalities = FilterWord.Choices(words, "municipality");
        Tags = FilterWord.Choices(words, "tag");
        return Page();
    }

    private sealed record FilterWord(string Kind, string Word)
    {
        public static IReadOnlyList<Choice> Choices(IEnumerable<FilterWord> words, string kind) =>
            [.. words.Where(word => word.Kind == kind).Select(static word => new Choice(word.Word, word.Word))];
    }
}
