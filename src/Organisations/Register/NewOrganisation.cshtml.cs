using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Adds a party to the register.</summary>
[Authorize(Policy = Permissions.OrganisationsAdd)]
public sealed class NewOrganisationPage(AddOrganisation add, OrganisationRules rules, OrganisationDuplicates duplicates, OrganisationParents parents) : SamstegPage, IOrganisationForm
{
    [BindProperty]
    public OrganisationInput Input { get; set; } = new();

    public IReadOnlyList<Choice> Parents { get; private set; } = [];

    public OrganisationChoice? Taken { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<OrganisationChoice> Alike { get; private set; } = [];

    /// <summary>The form that it is missing in, where that led here.</summary>
    [BindProperty(SupportsGet = true, Name = WayBack.Parameter)]
    public string? Back { get; set; }

    public string BackPath => WayBack.Read(Url, Back) ?? "/organisationer";

    public async Task OnGetAsync(CancellationToken cancellation) => Parents = await parents.ForAsync(Input.Id, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Parents = await parents.ForAsync(Input.Id, cancellation);
        var result = ModelState.IsValid ? await add.RunAsync(Input, cancellation) : (await rules.CheckAsync(Input, cancellation)).Result;
        if (!ModelState.IsValid || !result.IsDone)
        {
            Taken = await rules.TakenAsync(Input, cancellation);
            Alike = Taken is null && !string.IsNullOrWhiteSpace(Input.Name) ? await duplicates.AlikeAsync(Input.Name, cancellation) : [];
            return Refused(result);
        }

        return Done(WayBack.Read(Url, Back) is { } back ? WayBack.With(back, Input.Id) : $"/organisationer/{Input.Id}", "organisations.notice.added", Input.Name);
    }
}
