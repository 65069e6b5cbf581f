using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Samsteg.Web;

namespace Samsteg.App;

/// <summary>
/// Every form of every page the project lead reaches, filled with what people and programs send: never a 500, never
/// markup let through, and nothing older written over something newer.
/// </summary>
public sealed class BadInputTests(WalkedSite walked) : IClassFixture<WalkedSite>
{
    private const string Markup = "<script>alert('hej')</script><b>fet</b>";
    private static readonly int[] Calm = [200, 400, 404, 409, 422];

    /// <summary>Ways to fill a field of a form: its kind and what stands there → what is sent.</summary>
    private static readonly IReadOnlyDictionary<string, Func<string, string, string?>> Fillings = new Dictionary<string, Func<string, string, string?>>
    {
        ["overlong"] = static (kind, there) => kind is "hidden" ? there : new string('å', 5_000),
        ["markup"] = static (kind, there) => kind is "text" or "textarea" or "search" or "email" or "tel" or "url" ? Markup : there,
        ["empty"] = static (kind, there) => kind is "hidden" ? there : string.Empty,
        ["nonsense"] = static (kind, there) => kind is "hidden" ? there : "-1e999 \u202e' or 1=1 -- %00 \u00a0",
        ["far away"] = static (kind, there) => kind switch { "date" => "0001-01-01", "number" or "money" => "99999999999999999999", "select" => "no_such_choice", "time" => "25:61", _ => there },
        ["tomorrow"] = static (kind, there) => kind switch { "date" => "9999-12-31", "number" => "-1", "select" => Guid.Empty.ToString(), _ => there },
        ["hidden"] = static (kind, there) => kind is "hidden" ? "4294967296' or" : there,
        ["numbers alone"] = static (kind, there) => kind is "number" ? "1" : there,
        ["left out"] = static (_, _) => null,
    };

    [Fact]
    public async Task Every_form_bears_what_is_sent()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var lead = await site.SignInAsync("project_lead");
        var pages = PagesWithForms();
        var findings = new List<string>();
        var sent = 0;
        foreach (var (name, fill) in Fillings)
        {
            foreach (var path in pages)
            {
                var page = await lead.GetAsync(path);
                foreach (var (form, button) in FormsOf(page).SelectMany(ButtonsOf))
                {
                    var answer = await page.Visitor.PostAsync(ActionOf(form, button, page), Filled(form, button, fill));
                    sent++;
                    if (!Calm.Contains(answer.Status))
                    {
                        findings.Add($"{path} answers {answer.Status} to {name}");
                    }

                    if (answer.Source.Contains("<script>alert", StringComparison.OrdinalIgnoreCase) || answer.Source.Contains("<b>fet", StringComparison.Ordinal))
                    {
                        findings.Add($"{path} lets markup through");
                    }
                }
            }
        }

        sent.ShouldBeGreaterThan(20);
        foreach (var visit in await Crawl.RunAsync(lead))
        {
            var isPage = !visit.Page.Source.StartsWith("%PDF-", StringComparison.Ordinal); // a printed one says what was typed, and runs nothing
            if (visit.Page.Status >= 500 || (isPage && visit.Page.Source.Contains("<script>alert", StringComparison.OrdinalIgnoreCase)))
            {
                findings.Add($"afterwards {visit}");
            }
        }

        findings.ShouldBeEmpty(string.Join('\n', findings.Distinct().Take(60)));
    }

    [Fact]
    public async Task Every_form_bears_being_sent_twice_at_once()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var lead = await site.SignInAsync("project_lead");
        var findings = new List<string>();
        foreach (var path in PagesWithForms())
        {
            var page = await lead.GetAsync(path);
            foreach (var (form, button) in FormsOf(page).SelectMany(ButtonsOf))
            {
                var fields = Filled(form, button, static (kind, there) => there.Length == 0 && kind is "text" or "textarea" ? "Provtext" : there);
                var answers = await Task.WhenAll(lead.Clone().PostAsync(ActionOf(form, button, page), fields), lead.Clone().PostAsync(ActionOf(form, button, page), fields));
                findings.AddRange(answers.Where(static answer => !Calm.Contains(answer.Status)).Select(answer => $"{path} answers {answer.Status}"));
            }
        }

        findings.ShouldBeEmpty(string.Join('\n', findings.Distinct().Take(60)));
    }

    [Fact]
    public async Task A_form_opened_before_somebody_elses_change_answers_409()
    {
        await using var site = await Site.StartAsync(Template.Demo);
        var lead = await site.SignInAsync("project_lead");
        var tried = 0;
        var findings = new List<string>();
        foreach (var path in PagesWithForms())
        {
            var page = await lead.GetAsync(path);
            foreach (var form in FormsOf(page).Where(static form => form.QuerySelector("input[type='hidden'][name$='Version']") is { } version && version.GetAttribute("value") is not (null or "" or "0")))
            {
                var button = ButtonsOf(form).First().Button;
                var words = form.QuerySelectorAll("input[type='text'], textarea").Select(static field => field.GetAttribute("name")).OfType<string>().FirstOrDefault();
                if (words is null)
                {
                    continue;
                }

                var first = await lead.PostAsync(ActionOf(form, button, page), Filled(form, button, (_, there) => there).Select(field => field.Name == words ? (words, "Ändrad först") : field).ToList());
                if (first.Redirects.Count == 0)
                {
                    continue; // what stands in the form is not complete by itself
                }

                tried++;
                var late = await lead.PostAsync(ActionOf(form, button, page), Filled(form, button, (_, there) => there).Select(field => field.Name == words ? (words, "Ändrad sent") : field).ToList());
                if (late.Status != 409)
                {
                    findings.Add($"{path} answers {late.Status} ({words})");
                }
            }
        }

        tried.ShouldBeGreaterThan(0);
        findings.ShouldBeEmpty(string.Join('\n', findings.Distinct()));
    }

    /// <summary>
    /// An address for each page and number of forms on it, and for each kind of measure that a target can have; the ids are those
    /// of every copy of the demo.
    /// </summary>
    private List<string> PagesWithForms() =>
    [
        .. walked.Visits.Where(static visit => visit.Page.IsHtml && FormsOf(visit.Page).Any()).GroupBy(static visit => (visit.Route?.Page.Route, Forms: FormsOf(visit.Page).Count())).Select(static group => group.First().Path)
            .Union(SamstegApplication.Capabilities.SelectMany(static capability => capability.Measures)
                .GroupBy(static measure => (measure.Form, measure.RowsPointToPeople, Accepts: string.Join(',', measure.Accepts.Order())))
                .Select(group => $"/insatser/{walked.Initiative}/mal/nytt/{group.First().Key}")),
    ];

    /// <summary>The page's own forms, not those of the frame.</summary>
    private static IEnumerable<IHtmlFormElement> FormsOf(Page page) =>
        page.IsHtml ? page.Document.QuerySelectorAll("main form[method='post']").OfType<IHtmlFormElement>() : [];

    /// <summary>The buttons that send a form, those outside it too; a null stands for a form without any.</summary>
    private static IEnumerable<(IHtmlFormElement Form, IHtmlButtonElement? Button)> ButtonsOf(IHtmlFormElement form) =>
        form.Elements.OfType<IHtmlButtonElement>().Where(static button => button.Type == "submit").Cast<IHtmlButtonElement?>().DefaultIfEmpty()
            .DistinctBy(static button => (button?.GetAttribute("formaction"), button?.Name)).Select(button => (form, button));

    private static string ActionOf(IHtmlFormElement form, IHtmlButtonElement? button, Page page) =>
        button?.GetAttribute("formaction") is { Length: > 0 } own ? (own.StartsWith('?') ? page.Path.Split('?')[0] + own : own)
        : form.GetAttribute("action") is { Length: > 0 } action ? action
        : page.Path;

    private static List<(string Name, string Value)> Filled(IHtmlFormElement form, IHtmlButtonElement? button, Func<string, string, string?> fill)
    {
        var sent = new List<(string, string)>();
        foreach (var (name, value) in Page.FieldsOf(form))
        {
            var kind = form.QuerySelector($"[name='{name}']") switch
            {
                IHtmlInputElement input => input.GetAttribute("inputmode") is "numeric" or "decimal" ? "number" : input.Type,
                IHtmlTextAreaElement => "textarea",
                IHtmlSelectElement => "select",
                _ => "text",
            };
            if (name == "__RequestVerificationToken")
            {
                sent.Add((name, value));
            }
            else if (fill(kind, value) is { } filled)
            {
                sent.Add((name, filled));
            }
        }

        if (button?.Name is { Length: > 0 } pressed)
        {
            sent.Add((pressed, button.GetAttribute("value") ?? string.Empty));
        }

        return sent;
    }
}
