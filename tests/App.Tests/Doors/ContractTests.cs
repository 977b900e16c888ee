using System.Reflection;
using System.Text.Json.Nodes;
using App.Tests.Running;
using FluentAssertions;
using Loyalty;
using Loyalty.App;
using Loyalty.App.Http;
using Loyalty.App.Triggers;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace App.Tests.Doors;

/// <summary>docs/openapi.yaml and the app say the same, both ways.</summary>
[Collection(DoorApp.Name)]
public sealed class ContractTests(RunningApp app)
{
    private static readonly string[] Files = ["/widget/{path}", "/demo/{path}"];

    [Fact]
    public async Task every_route_is_in_the_contract_with_its_methods_and_no_other_is()
    {
        var paths = (await Document())["paths"]!.AsObject();

        var written = paths.Where(path => !Files.Contains(path.Key, StringComparer.Ordinal))
            .Select(path => (path.Key, Methods(path.Value!)));
        written.Should().BeEquivalentTo(Routes.All.Select(route =>
            ("/" + route.Route, string.Join(", ", route.Methods.Split(", ").Order(StringComparer.Ordinal)))));
        paths.Select(path => path.Key).Should().Contain(Files);
    }

    [Fact]
    public async Task every_problem_is_in_the_contract_and_no_other_is()
    {
        var codes = typeof(Problem).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(property => ((Problem)property.GetValue(null)!).Code)
            .Concat(
            [
                Problem.BadParameter("").Code, Problem.PointsInsufficient(Points.Zero).Code,
                Problem.RewardLimit(1).Code, Problem.RewardNotMade("").Code, Problem.PointsTooFew(1).Code,
                Problem.PointsTooMany(1).Code, Problem.BirthdayTooSoon(default).Code,
                Problem.AccessRefused("", null).Code,
            ]);

        var problem = (await Document())["components"]!["schemas"]!["Problem"]!["properties"]!;

        problem["code"]!["enum"]!.AsArray().Select(code => (string)code!).Should().BeEquivalentTo(codes);
    }

    [Fact]
    public async Task every_operation_has_a_name_of_its_own_and_says_what_it_is_for()
    {
        var operations = (await Document())["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Where(one => one.Key != "parameters")).ToList();

        operations.Select(one => (string?)one.Value!["operationId"])
            .Should().OnlyHaveUniqueItems().And.NotContainNulls();
        operations.Should().OnlyContain(one => one.Value!["summary"] != null && one.Value!["tags"] != null);
    }

    [Fact]
    public async Task every_example_is_as_its_schema_says() =>
        (await HeldToContract.Oracle.AskAsync(new { op = "examples" }))["wrong"]!.AsArray().Should().BeEmpty();

    [Theory]
    [InlineData("""{"outcome":"paid"}""")]
    [InlineData("""{"outcome":"settled","name":"Kari"}""")]
    [InlineData("""{"points":1.5,"outcome":"settled"}""")]
    public async Task an_answer_that_says_otherwise_is_found_out(string body)
    {
        var told = await HeldToContract.Oracle.AskAsync(new
        {
            op = "answer",
            method = "POST",
            path = "/api/shops/demo/webhooks/shopify",
            status = 200,
            type = "application/json",
            body,
        });

        told["wrong"]!.AsArray().Should().NotBeEmpty();
    }

    [Fact]
    public async Task the_served_contract_is_the_written_one()
    {
        var told = await Reply.To(app.Client.GetAsync(new Uri("/api/openapi.json", UriKind.Relative)));

        (told.Status, told.Type).Should().Be((200, "application/json"));
        JsonNode.DeepEquals(told.Json, await Document()).Should().BeTrue("widget/build.mjs makes the one of the other");
    }

    [Fact]
    public void functions_are_tried_by_name_with_the_catch_all_last()
    {
        var names = Functions().Where(function => function.Http is not null).Select(function => function.Name).ToList();

        names.Order(StringComparer.OrdinalIgnoreCase).Last().Should().Be(ServeFiles.Name);
        names.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void routes_are_disjoint_and_each_is_one_functions()
    {
        var routes = Functions().Where(function => function.Http is not null && function.Name != ServeFiles.Name)
            .Select(function => function.Http!.Route!).ToList();

        routes.Should().BeEquivalentTo(Routes.All.Select(route => route.Route));
        foreach (var route in routes)
        {
            routes.Where(other => other != route && Overlap(route.Split('/'), other.Split('/'))).Should().BeEmpty();
        }
    }

    [Fact]
    public void every_function_lists_its_methods_as_its_route_does()
    {
        foreach (var (_, http) in Functions().Where(function => function.Http is { Methods: not null }))
        {
            var methods = string.Join(", ", http!.Methods!.Select(method => method.ToUpperInvariant()));
            Routes.All.Single(route => route.Route == http.Route).Methods.Should().Be(methods);
            http.AuthLevel.Should().Be(AuthorizationLevel.Anonymous);
        }
    }

    private static async Task<JsonObject> Document() =>
        (await HeldToContract.Oracle.AskAsync(new { op = "document" }))["document"]!.AsObject();

    private static string Methods(JsonNode path) => string.Join(
        ", ",
        path.AsObject().Where(one => one.Key != "parameters")
            .Select(one => one.Key.ToUpperInvariant()).Order(StringComparer.Ordinal));

    private static IEnumerable<(string Name, HttpTriggerAttribute? Http)> Functions() =>
        from method in typeof(Settings).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select (function.Name, method.GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .FirstOrDefault(http => http is not null));

    private static bool Overlap(string[] one, string[] other) =>
        one.Length == other.Length
        && one.Zip(other).All(pair => pair.First[0] == '{' || pair.Second[0] == '{' || pair.First == pair.Second);
}
