using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Changes what is known of what an organisation is and can offer.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class EditProfilePage(ChangeProfile change, RequestDatabase database) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    [BindProperty]
    public ProfileInput Input { get; set; } = new();

    public string BackPath => $"/organisationer/{Organisation}";

    public string Name { get; private set; } = string.Empty;

    /// <summary>Words that are offered, and the organisation's own.</summary>
    public IReadOnlyList<Choice> Tags { get; private set; } = [];

    public IReadOnlyList<Choice> YesNo => [new("true", T["organisations.profile.yes"]), new("false", T["organisations.profile.no"])];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is not { } organisation)
        {
            return NotFound();
        }

        Input = ProfileInput.Of(organisation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is null)
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await change.RunAsync(Organisation, Input, cancellation), BackPath, "organisations.notice.changed") : Page();
    }

    private async Task<Organisation?> LoadAsync(CancellationToken cancellation)
    {
        var organisation = await database.Context.Set<Organisation>().SingleOrDefaultAsync(found => found.Id == Organisation, cancellation);
        Name = organisation?.Name ?? string.Empty;
        var words = await database.QueryAsync<string>(Sql.Of($"""
            select word from (select word from organisation_tag_words union select unnest({organisation?.Profile.Tags ?? []}::text[])) w order by word collate "sv-x-icu"
            """), cancellation);
        Tags = [.. words.Select(static word => new Choice(word, word))];
        return organisation;
    }
}
