using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>All versions of all forms: those that are shipped, and the association's own.</summary>
[Authorize(Policy = Permissions.CallsEdit)]
public sealed class FormsPage(RequestDatabase database, FundingTabs tabs) : SamstegPage
{
    internal IReadOnlyList<FormRow> Rows { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        tabs.Page("funder_forms.title", "funder_forms.subtitle");
        var used = (await database.QueryAsync<UsedForm>(Sql.Of($"select key, version, applications from access.applications_by_form()"), cancellation)).ToDictionary(static form => (form.Key, form.Version), static form => form.Applications);
        var own = await database.Context.Set<FunderForm>().AsNoTracking().ToListAsync(cancellation);
        Rows =
        [
            .. ShippedForms.All.Select(form => new FormRow(form.Name.ToString(), form.Key, form.Version, "funder_form_state.shipped", Tone.Ok, FormPaths.Of(form.Key, form.Version), used.GetValueOrDefault((form.Key, form.Version)), null))
                .Concat(own.Select(form => new FormRow(form.Definition.Name.ToString(), form.Key, form.FormVersion, form.State.TextKey(), form.State.Tone(),
                    form.State == FunderFormState.Draft ? FormPaths.Draft(form.Id) : FormPaths.Of(form.Key, form.FormVersion), used.GetValueOrDefault((form.Key, form.FormVersion)), form.ChangedAt)))
                .OrderBy(static row => row.Name, StringComparer.CurrentCulture).ThenBy(static row => row.Key, StringComparer.Ordinal).ThenByDescending(static row => row.Version),
        ];
    }

    private sealed record UsedForm(string Key, int Version, long Applications);
}

/// <summary>A version of a form in the list.</summary>
internal sealed record FormRow(string Name, string Key, int Version, string StateKey, Tone Tone, string Path, long Applications, DateTimeOffset? ChangedAt);

/// <summary>How states of forms are marked.</summary>
internal static class FunderFormTones
{
    /// <summary>How a state is marked.</summary>
    public static Tone Tone(this FunderFormState state) => state switch { FunderFormState.Published => Platform.Tone.Ok, FunderFormState.Draft => Platform.Tone.Info, _ => Platform.Tone.Neutral };
}
