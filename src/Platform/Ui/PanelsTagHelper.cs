using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Samsteg.Platform;

/// <summary>
/// Draws what the capabilities put into a slot of this page, in order, as far as the reader may see it:
/// <c>&lt;panels slot="@PanelSlots.InitiativeMain" initiative="Model.Initiative" /&gt;</c>. A panel's view component is
/// given those ids of the page that it asks for: <c>InvokeAsync(InitiativeId initiative)</c>.
/// </summary>
[HtmlTargetElement("panels", Attributes = "slot", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PanelsTagHelper(IEnumerable<Capability> capabilities, CurrentUser user, IViewComponentHelper components) : TagHelper
{
    /// <summary>One of <see cref="PanelSlots"/>.</summary>
    public required string Slot { get; set; }

    /// <summary>The initiative of the page; the permission is asked there. Null asks whether the reader has it anywhere.</summary>
    public InitiativeId? Initiative { get; set; }

    /// <summary>The participant of the page.</summary>
    public ParticipantId? Participant { get; set; }

    /// <summary>The organisation of the page.</summary>
    public OrganisationId? Organisation { get; set; }

    /// <summary>Where the page is being drawn.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((IViewContextAware)components).Contextualize(View);
        output.TagName = null;
        foreach (var panel in capabilities.SelectMany(static capability => capability.Panels).Where(IsShown).OrderBy(static panel => panel.Order))
        {
            output.Content.AppendHtml(await components.InvokeAsync(panel.ViewComponent, Arguments()));
        }
    }

    private bool IsShown(Panel panel) => panel.Slot == Slot
        && (Initiative is { } initiative ? user.May(panel.Permission, initiative) : user.May(panel.Permission));

    private Dictionary<string, object?> Arguments()
    {
        var arguments = new Dictionary<string, object?>();
        if (Initiative is { } initiative)
        {
            arguments["initiative"] = initiative;
        }

        if (Participant is { } participant)
        {
            arguments["participant"] = participant;
        }

        if (Organisation is { } organisation)
        {
            arguments["organisation"] = organisation;
        }

        return arguments;
    }
}
