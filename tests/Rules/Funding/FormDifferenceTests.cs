using FsCheck;
using FsCheck.Fluent;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class FormDifferenceTests
{
    private static readonly FormDefinition Form = ShippedForms.All[0];

    [Fact]
    public void A_form_does_not_differ_from_itself_whatever_its_version_is_called()
    {
        foreach (var form in ShippedForms.All)
        {
            FormDifference.Of(form, form).ShouldBeEmpty();
            FormDifference.Of(form, FormDefinition.Parse((form with { Version = 7 }).ToJson())).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Whatever_is_changed_in_any_question_is_told_of_that_question()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), static seed =>
        {
            var random = new Random(seed);
            var form = ShippedForms.All[random.Next(ShippedForms.All.Count)];
            var field = form.Fields.ElementAt(random.Next(form.Fields.Count()));
            var (changed, kind) = Edit(form, field, random);

            FormDifference.Of(form, changed).ShouldContain(step => step.Kind == kind, $"{field.Key} {kind}");
            FormDifference.Of(changed, form).ShouldNotBeEmpty($"{field.Key} {kind}");
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_column_is_told_with_its_table()
    {
        var changed = Form.WithColumn("activities", "name", static column => column with { Help = new LocalText("Kort") })
            .WithColumn("activities", "hours", static _ => null);

        FormDifference.Of(Form, changed).ShouldBe(
        [
            new FormStep(FormStepKind.HelpChanged, "Aktiviteter · Aktivitet", null, "Kort"),
            new FormStep(FormStepKind.Removed, "Aktiviteter · Timmar per träff"),
        ]);
    }

    [Fact]
    public void Sections_are_told_as_added_removed_renamed_and_moved()
    {
        var changed = Form.WithSection("background", static _ => null).WithSection("need", static section => section with { Name = new LocalText("Varför") });
        changed = changed with { Sections = [.. FormEdits.Raised(changed.Sections, static section => section.Key == "owner"), new FormSection { Key = "ny", Name = new("Nytt"), Fields = [] }] };

        FormDifference.Of(Form, changed).Select(static step => step.Kind).ShouldBe(
            [FormStepKind.SectionRenamed, FormStepKind.SectionAdded, FormStepKind.SectionRemoved, FormStepKind.Reordered, FormStepKind.Removed]);
    }

    private static (FormDefinition Form, FormStepKind Kind) Edit(FormDefinition form, FormField field, Random random) => random.Next(7) switch
    {
        0 => (form.WithField(field.Key, static _ => null), FormStepKind.Removed),
        1 => (form.WithField(field.Key, static asked => asked with { Label = new LocalText(asked.Label.Sv + "!") }), FormStepKind.Renamed),
        2 => (form.WithField(field.Key, static asked => asked with { Help = new LocalText("Råd " + asked.Key) }), FormStepKind.HelpChanged),
        3 => (form.WithField(field.Key, static asked => asked with { IsRequired = !asked.IsRequired }), field.IsRequired ? FormStepKind.NotRequired : FormStepKind.Required),
        4 => (form.WithField(field.Key, static asked => asked with { ImportHints = ["ett annat ord"] }), FormStepKind.SettingsChanged),
        5 => (form.WithField(field.Key, static asked => asked is DateField ? new MoneyField { Key = asked.Key, Label = asked.Label } : new DateField { Key = asked.Key, Label = asked.Label }), FormStepKind.KindChanged),
        _ => (form.WithFieldIn(field.Key, form.Sections.First(section => !section.Fields.Contains(field)).Key), FormStepKind.Moved),
    };
}
