using App.Tests.Doors;
using App.Tests.Running;
using FluentAssertions;
using Xunit;

namespace App.Tests.Members;

/// <summary>What a member chooses, and what cannot be chosen.</summary>
[Collection(JourneyApp.Name)]
public sealed class PreferenceTests(RunningApp app)
{
    [Fact]
    public async Task what_is_chosen_is_shown_and_what_is_not_said_stays()
    {
        var member = await Joined();

        var first = await member.Sees();
        var chosen = await Choose(member, """{"language":"nb-NO","personalisation":"basic","birthday":"02-29"}""");
        var then = await Choose(member, """{"marketing":true,"language":null}""");

        Of(first).Should().Be("""
            {"language":null,"personalisation":"none","marketing":false,"birthday":null,"birthdayFrom":null}
            """);
        Of(chosen).Should().StartWith("""
            {"language":"nb","personalisation":"basic","marketing":false,"birthday":"02-29","birthdayFrom":"20
            """);
        Of(then).Should().StartWith("""
            {"language":null,"personalisation":"basic","marketing":true,"birthday":"02-29",
            """);
        Of(await member.Sees()).Should().Be(Of(then));
    }

    [Fact]
    public async Task a_merge_patch_may_say_so_and_one_that_changes_nothing_writes_nothing()
    {
        var member = await Joined();
        await Choose(member, """{"marketing":true,"birthday":"05-17"}""");

        foreach (var body in new[]
        {
            "{}", """{"marketing":true}""", """{"birthday":"05-17","personalisation":"none"}""",
        })
        {
            var told = await app.Rows.Unchanged(() => member.Patches(body, "application/merge-patch+json"));
            told.Status.Should().Be(200, "{0}", told);
        }
    }

    [Fact]
    public async Task a_second_birthday_has_to_wait()
    {
        var member = await Joined();
        await Choose(member, """{"birthday":"05-17"}""");

        var told = await app.Rows.Unchanged(() => Choose(member, """{"birthday":"05-18","marketing":true}"""));
        var gone = await Choose(member, """{"birthday":null}""");

        told.ShouldBeRefused(409, "birthday_too_soon");
        ((string?)told.Json["params"]!["from"]).Should().Be(
            (string?)(await member.Sees()).Json["preferences"]!["birthdayFrom"]).And.NotBeNull();
        ((string?)told.Json["title"]).Should().NotContain((string?)told.Json["params"]!["from"], "people read days");
        gone.Json["preferences"]!["birthday"].Should().BeNull();
        (await Choose(member, """{"birthday":"05-18"}""")).ShouldBeRefused(409, "birthday_too_soon");
    }

    [Theory]
    [InlineData("""{"language":"tlh"}""", "language")]
    [InlineData("""{"language":""}""", "language")]
    [InlineData("""{"language":1}""", "language")]
    [InlineData("""{"language":"\ud800"}""", "language")]
    [InlineData("""{"personalisation":"more"}""", "personalisation")]
    [InlineData("""{"personalisation":null}""", "personalisation")]
    [InlineData("""{"personalisation":1}""", "personalisation")]
    [InlineData("""{"personalisation":"\ud83d"}""", "personalisation")]
    [InlineData("""{"marketing":null}""", "marketing")]
    [InlineData("""{"marketing":"yes"}""", "marketing")]
    [InlineData("""{"birthday":"02-30"}""", "birthday")]
    [InlineData("""{"birthday":"1990-05-17"}""", "birthday")]
    [InlineData("""{"birthday":"\udc00"}""", "birthday")]
    [InlineData("""{"birthday":517}""", "birthday")]
    [InlineData("""{"birthday":{"month":5}}""", "birthday")]
    [InlineData("""{"marketing":true,"email":"kari@example.com"}""", "email")]
    [InlineData("""{"Marketing":true}""", "Marketing")]
    [InlineData("""{"marketing":true,"marketing":false}""", "marketing")]
    public async Task what_cannot_be_chosen_is_named_and_nothing_is_written(string body, string place)
    {
        var member = await Joined();

        var told = await app.Rows.Unchanged(() => Choose(member, body));

        told.ShouldBeRefused(400, "bad_parameter");
        ((string?)told.Json["params"]!["name"]).Should().Be(place);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"marketing\"")]
    public async Task what_is_no_object_is_refused_and_nothing_is_written(string body)
    {
        var member = await Joined();

        var told = await app.Rows.Unchanged(() => Choose(member, body));

        told.ShouldBeRefused(400, "bad_parameter");
        ((string?)told.Json["params"]!["name"]).Should().Be("body");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("null null")]
    [InlineData("marketing")]
    [InlineData("{\"marketing\":true")]
    public async Task what_is_not_json_is_refused_and_nothing_is_written(string body)
    {
        var member = await Joined();

        (await app.Rows.Unchanged(() => Choose(member, body))).ShouldBeRefused(400, "bad_json");
    }

    [Theory]
    [InlineData("gzip", 415)]
    [InlineData("br", 415)]
    [InlineData("identity", 200)]
    public async Task what_is_packed_is_refused_and_nothing_is_written(string coding, int status)
    {
        var member = await Joined();

        var told = await member.Ask(
            HttpMethod.Patch, "", member.Token(), "{\"marketing\":true}", ("Content-Encoding", coding));

        told.Status.Should().Be(status);
        ((bool)(await member.Sees()).Json["preferences"]!["marketing"]!).Should().Be(status == 200);
    }

    [Fact]
    public async Task what_is_no_json_or_too_long_is_refused_and_nothing_is_written()
    {
        var member = await Joined();
        var tooLong = $$"""{"language":"{{new string('n', 5_000)}}"}""";

        (await app.Rows.Unchanged(() => member.Patches("marketing=true", "application/x-www-form-urlencoded")))
            .ShouldBeRefused(415, "unsupported_media_type");
        (await app.Rows.Unchanged(() => Choose(member, tooLong))).ShouldBeRefused(413, "body_too_large");
    }

    [Fact]
    public async Task only_members_choose()
    {
        var left = await Joined();
        await left.Ask(HttpMethod.Delete, "", left.Token());

        foreach (var somebody in new[] { left, app.NewMember(), app.Member("guest:" + Any.Number()) })
        {
            (await app.Rows.Unchanged(() => Choose(somebody, """{"marketing":true}""")))
                .ShouldBeRefused(409, "not_a_member");
            (await somebody.Sees()).Json["preferences"].Should().BeNull();
        }
    }

    [Fact]
    public async Task of_many_who_choose_at_once_nobody_is_lost()
    {
        var member = await Joined();
        var elsewhere = await app.AtOther(member);

        var told = await Task.WhenAll(
            Choose(member, """{"marketing":true}"""),
            Choose(elsewhere, """{"personalisation":"full"}"""),
            Choose(member, """{"language":"ar"}"""),
            Choose(elsewhere, """{"birthday":"05-17"}"""));

        told.Should().OnlyContain(one => one.Status == 200);
        Of(await member.Sees()).Should().StartWith("""
            {"language":"ar","personalisation":"full","marketing":true,"birthday":"05-17",
            """);
    }

    private async Task<Member> Joined()
    {
        var member = app.NewMember();
        (await member.Joins("key")).Status.Should().Be(200);
        return member;
    }

    private static Task<Reply> Choose(Member member, string body) => member.Patches(body);

    private static string Of(Reply told) => told.Json["preferences"]!.ToJsonString();
}
