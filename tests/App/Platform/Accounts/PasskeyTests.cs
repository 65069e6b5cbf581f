namespace Samsteg.App.Platform;

/// <summary>What is sent in the place of a passkey: refused, never a fault. Real ones are tried in a browser.</summary>
public sealed class PasskeyTests(EmptySite empty) : IClassFixture<EmptySite>
{
    private static readonly string[] Credentials = ["", "x", "{}", "[]", "null", """{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA"},"clientExtensionResults":{}}""", new('x', 30_000)];

    [Fact]
    public async Task Nonsense_signs_nobody_in_with_or_without_a_question()
    {
        var visitor = empty.Site.Visit();
        var form = await visitor.GetAsync("/logga-in");
        foreach (var credential in Credentials)
        {
            (await form.SubmitAsync("form[data-credential]", ("credential", credential))).Status.ShouldBe(422, credential[..Math.Min(credential.Length, 60)]);
            await visitor.PostAsync("/logga-in?handler=PasskeyOptions", [("__RequestVerificationToken", form.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
            (await form.SubmitAsync("form[data-credential]", ("credential", credential))).Status.ShouldBe(422, credential[..Math.Min(credential.Length, 60)]);
        }
    }

    [Fact]
    public async Task Nonsense_is_not_added_and_what_is_not_there_is_not_removed()
    {
        var visitor = await (await Person.MakeAsync(empty.Site)).SignInAsync();
        var form = await visitor.GetAsync("/mitt-konto/nycklar");
        var token = form.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var options = await visitor.PostAsync("/mitt-konto/nycklar?handler=Options", [("__RequestVerificationToken", token)]);
        options.Source.ShouldContain("\"challenge\"");
        foreach (var credential in Credentials)
        {
            (await form.SubmitAsync("form[data-credential]", ("credential", credential), ("Input.Name", "Prov"))).Status.ShouldBe(422);
            (await visitor.PostAsync("/mitt-konto/nycklar?handler=Remove", [("id", credential), ("__RequestVerificationToken", token)])).Status.ShouldBe(404);
        }

        (await empty.Site.FactAsync<long>("select count(*) from account_passkeys")).ShouldBe(0);
    }
}
