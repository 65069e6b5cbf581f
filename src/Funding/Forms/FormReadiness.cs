using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What keeps a form from being published.</summary>
/// <param name="Section">The section that it concerns; null for the whole form.</param>
/// <param name="Field">The question; null for the whole section.</param>
/// <param name="Column">The column; null for the whole question.</param>
/// <param name="TextKey">What is wrong, in words.</param>
/// <param name="Argument">What the words are about; null for nothing.</param>
public sealed record FormFault(string? Section, string? Field, string? Column, string TextKey, string? Argument = null);

/// <summary>What an application's form must have beyond being one: what the system reads out of it.</summary>
public static class FormReadiness
{
    /// <summary>What an initiative cannot be made without.</summary>
    private static readonly string[] Needed = ["name", "start", "end", "owner"];

    /// <summary>All that is missing or double; none when it may be published.</summary>
    public static IReadOnlyList<FormFault> Faults(FormDefinition form) => [.. OfWhole(form), .. form.Sections.SelectMany(OfSection), .. Doubles(form)];

    private static IEnumerable<FormFault> OfWhole(FormDefinition form)
    {
        foreach (var means in Needed.Where(means => form.Fields.All(field => field.Means != means)))
        {
            yield return new FormFault(null, null, null, "funder_forms.fault.meaning_missing", means);
        }

        if (!form.Fields.Any(static field => field is SignaturesField))
        {
            yield return new FormFault(null, null, null, "funder_forms.fault.no_signatures");
        }
        else if (form.Fields.Count(static field => field is SignaturesField) > 1)
        {
            yield return new FormFault(null, null, null, "funder_forms.fault.two_signatures");
        }
    }

    private static IEnumerable<FormFault> OfSection(FormSection section)
    {
        if (section.Fields.Count == 0)
        {
            yield return new FormFault(section.Key, null, null, "funder_forms.fault.empty_section");
        }

        foreach (var field in section.Fields)
        {
            if (Needed.Contains(field.Means) && !field.IsRequired)
            {
                yield return new FormFault(section.Key, field.Key, null, "funder_forms.fault.must_be_required");
            }

            if (field.Means is { } means && !FieldMeanings.Fits(means, field))
            {
                yield return new FormFault(section.Key, field.Key, null, "funder_forms.fault.meaning_kind", means);
            }

            if (field is TableField { Means: "owner" or "partners" } table && table.Find("organisation") is not LookupField)
            {
                yield return new FormFault(section.Key, field.Key, null, "funder_forms.fault.no_organisation");
            }

            if (field is SignaturesField signatures && signatures.PartiesOf.Count == 0)
            {
                yield return new FormFault(section.Key, field.Key, null, "funder_forms.fault.no_parties");
            }
        }
    }

    private static IEnumerable<FormFault> Doubles(FormDefinition form) =>
        from section in form.Sections
        from field in section.Fields
        where field.Means is { } means && FieldMeanings.IsSingle(means) && form.Fields.First(other => other.Means == means).Key != field.Key
        select new FormFault(section.Key, field.Key, null, "funder_forms.fault.meaning_twice", field.Means);
}
