using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What a question asks for, in words.</summary>
public static class FieldWords
{
    /// <summary>Kind and settings in a line: "Text, högst 120 tecken".</summary>
    public static string Line(FormDefinition form, FormField field, Texts texts)
    {
        var kind = texts[$"form_field_kind.{FieldKinds.CodeOf(field)}"];
        var settings = field switch
        {
            TextField text => texts["funder_forms.preview.characters", Display.Number(text.MostCharacters)],
            RichTextField text => texts["funder_forms.preview.characters", Display.Number(text.MostCharacters)],
            NumberField number => texts["funder_forms.preview.between", Display.ShortNumber(number.Least, 4), Display.ShortNumber(number.Most, 4)],
            ChoiceField choice => string.Join(" · ", choice.Options.Select(static option => option.Text.ToString())),
            ScaleField scale => string.Join(" · ", scale.Levels.Select(static level => $"{level.Level} {level.Text}")),
            LookupField lookup => texts[$"lookup_source.{lookup.Source}"] + (lookup.OwnWords ? ", " + texts["funder_forms.preview.own_words"] : null),
            ReferenceField reference => form.Find(reference.Table)?.Label.ToString(),
            TableField { Periods: { } periods } => texts["funder_forms.preview.periods", periods.Length],
            SignaturesField signatures => string.Join(", ", signatures.PartiesOf.Select(key => form.Find(key)?.Label.ToString())),
            _ => null,
        };
        var asked = field.AskedWhen is { } condition && form.Find(condition.Field) is ChoiceField asking
            ? texts["funder_forms.preview.asked_when", asking.Label, asking.Options.First(option => option.Code == condition.Code).Text] : null;
        return string.Join(". ", new[] { string.IsNullOrEmpty(settings) ? kind : $"{kind}: {settings}", asked }.Where(static part => part is not null));
    }
}
