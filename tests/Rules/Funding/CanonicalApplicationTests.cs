using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Samsteg.Funding;
using Samsteg.Platform;

namespace Samsteg.Rules;

public sealed class CanonicalApplicationTests
{
    private static readonly FormDefinition Form = FormDefinition.Parse("""
        {
          "key": "canonical-test", "version": 3, "name": { "sv": "Prov" }, "skips": [{ "code": "declined", "text": { "sv": "Vill inte svara" } }],
          "sections": [{ "key": "a", "name": { "sv": "Del" }, "fields": [
            { "kind": "rich_text", "key": "why", "label": { "sv": "Varför" }, "mostCharacters": 2000 },
            { "kind": "choice", "key": "choice", "label": { "sv": "Val" }, "maySkip": true, "options": [{ "code": "x", "text": { "sv": "X" } }, { "code": "y", "text": { "sv": "Y" } }] },
            { "kind": "number", "key": "number", "label": { "sv": "Tal" }, "least": -100, "most": 1000000 },
            { "kind": "money", "key": "amount", "label": { "sv": "Belopp" } },
            { "kind": "date", "key": "day", "label": { "sv": "Dag" } },
            { "kind": "table", "key": "owner", "label": { "sv": "Ägare" }, "columns": [
              { "kind": "lookup", "key": "organisation", "label": { "sv": "Organisation" }, "source": "organisations", "ownWords": true },
              { "kind": "text", "key": "unit", "label": { "sv": "Enhet" }, "mostCharacters": 100 } ] },
            { "kind": "table", "key": "partners", "label": { "sv": "Parter" }, "columns": [
              { "kind": "lookup", "key": "organisation", "label": { "sv": "Organisation" }, "source": "organisations", "ownWords": true },
              { "kind": "number", "key": "hours", "label": { "sv": "Timmar" }, "least": 0, "most": 1000 },
              { "kind": "reference", "key": "leads", "label": { "sv": "Leds av" }, "table": "owner" } ] },
            { "kind": "signatures", "key": "signatures", "label": { "sv": "Underskrift" }, "partiesOf": ["owner", "partners"], "leastOfFirst": 2 }
          ] }]
        }
        """);

    private static readonly InitiativeId Initiative = new(new Guid("018f0000-0000-7000-8000-000000000001"));
    private static readonly Guid Owner = new("018f0000-0000-7000-8000-0000000000a1");
    private static readonly Guid Partner = new("018f0000-0000-7000-8000-0000000000b1");
    private static readonly string Municipality = "018f0000-0000-7000-8000-00000000c001";

    private static FormAnswers Full { get; } = FormAnswers.None(Form)
        .With("why", new TextAnswer("Ungas väg till arbete — \"nu\"\n\n- ett\n- två\t\\"))
        .With("choice", new SkippedAnswer("declined"))
        .With("number", new NumberAnswer(1.50m))
        .With("amount", new NumberAnswer(3880000.10m))
        .With("day", new DayAnswer(new DateOnly(2026, 10, 25)))
        .With("owner", new TableAnswer([new AnswerRow(Owner, new Dictionary<string, FormAnswer> { ["unit"] = new TextAnswer("Enheten"), ["organisation"] = new LookupAnswer(Municipality, "Provköpings kommun") })]))
        .With("partners", new TableAnswer([new AnswerRow(Partner, new Dictionary<string, FormAnswer>
        {
            ["organisation"] = new LookupAnswer(null, "Föreningen Östan"), ["hours"] = new NumberAnswer(12.0m), ["leads"] = new RowsAnswer([Owner]),
        })]));

    private static Gen<FormAnswers> AnySet { get; } =
        from why in Gen.Elements<FormAnswer?>(null, new TextAnswer("\"citat\" & <b>\\ \u2028"), new TextAnswer("å\nä\n\nö\t."), new TextAnswer("ﬁ 😀 ΐ"))
        from choice in Gen.Elements<FormAnswer?>(null, new ChoiceAnswer("x"), new SkippedAnswer("declined"))
        from number in Gen.Elements<FormAnswer?>(null, new NumberAnswer(-1.5m), new NumberAnswer(0.10m), new NumberAnswer(100.00m), new NumberAnswer(-0.0m))
        from day in Gen.Elements<FormAnswer?>(null, new DayAnswer(new DateOnly(2026, 2, 28)))
        from count in Gen.Choose(0, 4)
        from hours in Gen.Choose(0, 40)
        let rows = Enumerable.Range(1, count).Select(row => new AnswerRow(new Guid(row, 0, 0, new byte[8]), new Dictionary<string, FormAnswer>
        {
            ["hours"] = new NumberAnswer(hours / 4m), ["organisation"] = row % 2 == 0 ? new LookupAnswer(null, $"Part {row}") : new LookupAnswer($"kod{row}", "Part"),
        })).ToList()
        select FormAnswers.None(Form).With([new("why", why), new("choice", choice), new("number", number), new("day", day), new("partners", rows.Count == 0 ? null : new TableAnswer(rows))]);

    [Fact]
    public void What_was_once_written_has_the_same_digest_for_ever()
    {
        var content = CanonicalApplication.Write(Initiative, Full, SigningParties.Of(Full));

        content.ShouldStartWith("""{"canonical":1,"initiative":"018f0000-0000-7000-8000-000000000001","form":{"key":"canonical-test","version":3,"sha256":" """.TrimEnd());
        content.ShouldContain(""" "answers":{"why":"Ungas väg till arbete — \"nu\"\n\n- ett\n- två\t\\","choice":{"skip":"declined"},"number":1.5,"amount":3880000.1,"day":"2026-10-25","owner":[{"id":"018f0000-0000-7000-8000-0000000000a1","organisation":{"code":"018f0000-0000-7000-8000-00000000c001","text":"Provköpings kommun"},"unit":"Enheten"}] """.Trim());
        content.ShouldEndWith(""" "parties":[{"field":"owner","organisation":"018f0000-0000-7000-8000-00000000c001","name":"Provköpings kommun","signatures":2},{"field":"partners","organisation":null,"name":"Föreningen Östan","signatures":1}]} """.Trim());
        Convert.ToHexStringLower(CanonicalApplication.Digest(content)).ShouldBe("6b17aa9ef57dbc64ea35f90b94e64eee4a7a83b7528a142466c2b8fee12a2216");
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("en-GB")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void The_digest_is_the_same_in_every_culture(string culture)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        var known = CanonicalApplication.Write(Initiative, Full, SigningParties.Of(Full));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

            CanonicalApplication.Write(Initiative, Full, SigningParties.Of(Full)).ShouldBe(known);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [Fact]
    public void What_says_the_same_is_written_the_same()
    {
        string Of(FormAnswers answers) => CanonicalApplication.Write(Initiative, answers, []);
        var none = FormAnswers.None(Form);

        Of(none.With("number", new NumberAnswer(1.50m))).ShouldBe(Of(none.With("number", new NumberAnswer(1.5m))));
        Of(none.With("number", new NumberAnswer(100m))).ShouldContain("\"number\":100}");
        Of(none.With("number", new NumberAnswer(-0.0m))).ShouldContain("\"number\":0}");
        Of(none.With("why", new TextAnswer("ett\r\ntvå"))).ShouldBe(Of(none.With("why", new TextAnswer("ett\ntvå"))));
        Of(none.With("why", new TextAnswer("a\u030A"))).ShouldBe(Of(none.With("why", new TextAnswer("å"))));
        Of(none.With("why", new TextAnswer("halv \ud83d."))).ShouldContain("halv \ufffd.");
    }

    [Fact]
    public void What_says_something_else_is_written_otherwise()
    {
        var known = CanonicalApplication.Digest(CanonicalApplication.Write(Initiative, Full, SigningParties.Of(Full)));

        foreach (var other in new[] { Full.With("number", new NumberAnswer(1.51m)), Full.With("choice", null), Full.With("why", new TextAnswer("Ungas vag till arbete")) })
        {
            CanonicalApplication.Digest(CanonicalApplication.Write(Initiative, other, SigningParties.Of(other))).ShouldNotBe(known);
        }

        CanonicalApplication.Digest(CanonicalApplication.Write(new InitiativeId(Owner), Full, SigningParties.Of(Full))).ShouldNotBe(known);
        CanonicalApplication.Digest(CanonicalApplication.Write(Initiative, Full, [])).ShouldNotBe(known);
    }

    [Fact]
    public void Answers_are_read_back_as_they_were_written()
    {
        CanonicalApplication.Read(Form, CanonicalApplication.Write(Initiative, Full, [])).Since(Full).ShouldBeEmpty();
        Prop.ForAll(AnySet.ToArbitrary(), static answers =>
        {
            var written = CanonicalApplication.Write(Initiative, answers, SigningParties.Of(answers));
            var again = CanonicalApplication.Read(Form, written);
            return again.Since(answers).Count == 0 && CanonicalApplication.Write(Initiative, again, SigningParties.Of(again)) == written && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(written)) == written;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Each_organisation_signs_once_for_each_field_and_the_first_as_often_as_is_asked()
    {
        AnswerRow Row(int id, string? code, string name) => new(new Guid(id, 0, 0, new byte[8]), new Dictionary<string, FormAnswer> { ["organisation"] = new LookupAnswer(code, name) });
        var answers = FormAnswers.None(Form)
            .With("owner", new TableAnswer([Row(1, Municipality, "Kommunen")]))
            .With("partners", new TableAnswer([Row(2, null, "Föreningen"), Row(3, null, " föreningen "), Row(4, Municipality, "Kommunen"), Row(5, Municipality, "Kommunen, enheten")]));

        SigningParties.Of(answers).Select(static party => (party.Field, party.Name, party.Signatures)).ShouldBe([("owner", "Kommunen", 2), ("partners", "Föreningen", 1), ("partners", "Kommunen", 1)]);
        SigningParties.Of(FormAnswers.None(Form)).ShouldBeEmpty();
    }

    [Fact]
    public void A_file_tells_by_itself_whether_its_signatures_are_of_it()
    {
        var content = CanonicalApplication.Write(Initiative, Full, SigningParties.Of(Full));
        var version = new FrozenVersion(Guid.NewGuid(), Initiative, 1, content, CanonicalApplication.Digest(content), DateTimeOffset.UnixEpoch, default, "Prov", null, null, null);
        RequestedSignature Signed(string field, string party, int number) => new(Guid.NewGuid(), version.Id, field == "owner" ? 0 : 1, field, party, null, number, null, null, null, null, DateTimeOffset.UnixEpoch, default, null, null, null, null,
            DateTimeOffset.UnixEpoch, new DateOnly(2026, 1, 31), SigningMethod.Paper, "Prov Provsson", "chef", false, default, Guid.NewGuid(), new byte[32]);
        var all = new[] { Signed("owner", "Provköpings kommun", 1), Signed("owner", "Provköpings kommun", 2), Signed("partners", "Föreningen Östan", 1) };
        var file = SignaturesFile.Read(SignaturesFile.Of(version, all).Write())!;
        var read = SignedContent.Of(Encoding.UTF8.GetBytes(content));

        read.IsContent.ShouldBeTrue();
        read.Wanted.ShouldBe(3);
        read.IsWhollySigned(file).ShouldBeTrue();
        read.IsWhollySigned(SignaturesFile.Of(version, all.Take(2))).ShouldBeFalse("one is missing");
        read.IsWhollySigned(SignaturesFile.Of(version, [all[0], all[1], all[1]])).ShouldBeFalse("the same one twice");
        var changed = SignedContent.Of(Encoding.UTF8.GetBytes(content.Replace("1.5", "1.6", StringComparison.Ordinal)));
        changed.IsWhollySigned(file).ShouldBeFalse();
        changed.Foreign(file).Count().ShouldBe(3);
        SignedContent.Of("{"u8.ToArray()).IsContent.ShouldBeFalse();
        SignedContent.Of("""{"canonical":1,"answers":{},"parties":[1,{"signatures":"x"}]}"""u8.ToArray()).Wanted.ShouldBe(0);
        foreach (var broken in new[] { "", "[]", "{}", "null", """{"signatures_file":2}""", """{"signatures_file":1,"version":1,"version_sha256":null,"signatures":[null]}""" })
        {
            SignaturesFile.Read(broken).ShouldBeNull();
        }
    }
}
