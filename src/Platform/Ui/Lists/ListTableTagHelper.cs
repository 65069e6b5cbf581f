using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary>
/// <c>&lt;list-table for="Model.List"&gt;…questions that filter…&lt;/list-table&gt;</c>: filter form, count, exports, sortable table, pager.
/// What stands between the tags becomes part of the filter form, which is a plain GET.
/// </summary>
[HtmlTargetElement("list-table", Attributes = "for")]
public sealed class ListTableTagHelper(IHtmlHelper html) : TagHelper
{
    [HtmlAttributeName("for")]
    public required ListView List { get; set; }

    public string EmptyTitleKey { get; set; } = "ui.empty";

    public string? EmptyTextKey { get; set; }

    public string? EmptyActionKey { get; set; }

    public string? EmptyActionHref { get; set; }

    /// <summary>The label of the search field.</summary>
    public string SearchKey { get; set; } = "ui.search";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var filters = await output.GetChildContentAsync();
        ((IViewContextAware)html).Contextualize(View);
        output.TagName = null;
        output.Content.SetHtmlContent(await html.PartialAsync("/Pages/Shared/_ListTable.cshtml", new ListTable(this, filters)));
    }
}

/// <summary>What the partial view of a list is given.</summary>
public sealed record ListTable(ListTableTagHelper Settings, IHtmlContent Filters)
{
    public ListView List => Settings.List;

    public bool HasFilters => List.HasSearch || (Filters is TagHelperContent { IsEmptyOrWhiteSpace: false });
}
