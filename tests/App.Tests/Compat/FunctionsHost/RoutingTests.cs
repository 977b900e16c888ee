using System.Net;
using FluentAssertions;
using Xunit;

namespace App.Tests.Compat.FunctionsHost;

/// <summary>Which function a request reaches.</summary>
public sealed class RoutingTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task the_first_name_wins_over_the_more_literal_route() =>
        (await host.Client.GetStringAsync("/order/exact")).Should().Be("anything exact");

    [Fact]
    public async Task a_method_not_listed_lets_the_next_function_try()
    {
        using var answer = await host.Client.PostAsync("/order/exact", null);
        (await answer.Content.ReadAsStringAsync()).Should().Be("exact");
    }

    [Theory]
    [InlineData("/", "rest GET ")]
    [InlineData("/some/where/else", "rest GET some/where/else")]
    [InlineData("/number/x", "rest GET number/x")]
    [InlineData("/orders", "rest GET orders")]
    public async Task the_catch_all_takes_what_is_left(string path, string expected) =>
        (await host.Client.GetStringAsync(path)).Should().Be(expected);

    [Fact]
    public async Task the_catch_all_takes_a_method_nobody_lists()
    {
        using var answer = await host.Client.DeleteAsync("/order/exact");
        (await answer.Content.ReadAsStringAsync()).Should().Be("rest DELETE order/exact");
    }

    [Fact]
    public async Task constraints_are_the_ones_of_aspnet() =>
        (await host.Client.GetStringAsync("/number/42")).Should().Be("number 42");

    [Fact]
    public async Task literals_match_whatever_their_case_and_a_last_slash_is_forgiven() =>
        (await host.Client.GetStringAsync("/NUMBER/42/")).Should().Be("number 42");

    [Theory]
    [InlineData("/values/bl%C3%A5%20b%C3%A6r/x", "blå bær|none|blå bær|blå bær|Decode")]
    [InlineData("/values/a%2Bb+c/x/%25", "a+b+c|%|a+b+c|a+b+c|Decode")]
    public async Task route_values_arrive_decoded(string path, string expected) =>
        (await host.Client.GetStringAsync(path)).Should().Be(expected);

    [Theory]
    [InlineData("HEAD", "")]
    [InlineData("OPTIONS", "OPTIONS")]
    public async Task head_and_options_reach_the_function_that_lists_them(string method, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/headed");
        using var answer = await host.Client.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.GetValues("x-result").Should().ContainSingle();
        (await answer.Content.ReadAsStringAsync()).Should().Be(body);
    }

    [Theory]
    [InlineData("GET", "/admin/functions/Yearly")]
    [InlineData("GET", "/Admin/x")]
    [InlineData("POST", "/admin")]
    [InlineData("POST", "/admin/functions/Exact")]
    [InlineData("POST", "/admin/functions/Nobody")]
    public async Task nothing_under_admin_reaches_a_function(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await host.Client.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task a_word_that_only_starts_like_admin_is_free() =>
        (await host.Client.GetStringAsync("/administration")).Should().Be("rest GET administration");
}
