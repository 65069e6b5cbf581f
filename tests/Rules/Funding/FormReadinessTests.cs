using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class FormReadinessTests
{
    private static readonly FormDefinition Form = ShippedForms.All[0];

    [Fact]
    public void The_forms_that_are_shipped_may_be_published()
    {
        foreach (var form in ShippedForms.All)
        {
            FormReadiness.Faults(form).ShouldBeEmpty(form.Key);
        }
    }

    [Theory]
    [InlineData("name", "funder_forms.fault.meaning_missing")]
    [InlineData("start", "funder_forms.fault.meaning_missing")]
    [InlineData("end", "funder_forms.fault.meaning_missing")]
    [InlineData("owner", "funder_forms.fault.meaning_missing")]
    [InlineData("signatures", "funder_forms.fault.no_signatures")]
    public void A_form_without_what_an_initiative_is_made_of_is_told(string field, string fault) =>
        FormReadiness.Faults(Form.WithField(field, static _ => null)).ShouldContain(found => found.TextKey == fault);

    [Fact]
    public void Two_questions_cannot_both_be_the_name()
    {
        var twice = Form.WithSection("need", static section => section with { Fields = [.. section.Fields, new TextField { Key = "again", Label = new("Igen"), MostCharacters = 10, Means = "name", IsRequired = true }] });

        FormReadiness.Faults(twice).ShouldHaveSingleItem().ShouldBe(new FormFault("need", "again", null, "funder_forms.fault.meaning_twice", "name"));
    }

    [Theory]
    [InlineData("Vem tar över?", "vem_tar_over")]
    [InlineData("  Åäö & é  ", "aao_e")]
    [InlineData("2026", "fraga")]
    [InlineData("id", "fraga")]
    [InlineData("!!!", "fraga")]
    [InlineData("name", "name_2")]
    public void Keys_are_made_of_words_and_are_free(string words, string key) => FormEdits.KeyOf(words, ["name"], "fraga").ShouldBe(key);

    [Fact]
    public void Every_kind_of_question_begins_as_one_that_a_form_can_have()
    {
        foreach (var kind in FieldKinds.All)
        {
            var field = FieldKinds.New(kind, "ny", new LocalText("Ny"), Form).ShouldNotBeNull(kind);
            FieldKinds.CodeOf(field).ShouldBe(kind);
            Form.WithSection("need", section => section with { Fields = [.. section.Fields, field] }).IsWhole().ShouldBeTrue(kind);
            FieldReader.Read(Form, null, field, FieldInput.Of(field, "need")).Problems.ShouldBeEmpty(kind);
        }
    }

    [Fact]
    public void Whatever_stands_in_the_shipped_forms_stands_unchanged_when_its_page_is_saved_as_it_is()
    {
        foreach (var form in ShippedForms.All)
        {
            foreach (var field in form.Fields)
            {
                var (read, problems) = FieldReader.Read(form, null, field, FieldInput.Of(field, null));
                problems.ShouldBeEmpty($"{form.Key} {field.Key}");
                form.WithField(field.Key, _ => read).ContentHash().ShouldBe(form.ContentHash(), $"{form.Key} {field.Key}");
                foreach (var column in (field as TableField)?.Columns ?? [])
                {
                    var (cell, wrong) = FieldReader.Read(form, (TableField)field, column, FieldInput.Of(column, null));
                    wrong.ShouldBeEmpty($"{form.Key} {field.Key} {column.Key}");
                    form.WithColumn(field.Key, column.Key, _ => cell).ContentHash().ShouldBe(form.ContentHash(), $"{form.Key} {field.Key} {column.Key}");
                }
            }
        }
    }
}
