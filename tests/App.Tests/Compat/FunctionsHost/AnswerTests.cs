using System.Net;
using FluentAssertions;
using Xunit;

namespace App.Tests.Compat.FunctionsHost;

/// <summary>What becomes of what a function returns, throws or is sent.</summary>
public sealed class AnswerTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const int ThreeMebibytes = 3 * 1024 * 1024;

    [Fact]
    public async Task an_action_result_is_executed()
    {
        using var answer = await host.Client.GetAsync("/action");
        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        (await answer.Content.ReadAsStringAsync()).Should().Be("""{"points":12}""");
    }

    [Fact]
    public async Task a_trace_goes_on_in_a_header_and_not_as_an_activity()
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        using var request = new HttpRequestMessage(HttpMethod.Get, "/traced");
        request.Headers.Add("traceparent", $"00-{Trace}-00f067aa0ba902b7-01");

        using var answer = await host.Client.SendAsync(request);

        (await answer.Content.ReadAsStringAsync()).Should().MatchRegex($"^00-{Trace}-[0-9a-f]{{16}}-01 none$");
    }

    [Fact]
    public async Task any_other_value_is_ignored()
    {
        using var answer = await host.Client.GetAsync("/ignored");
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task a_bug_is_an_empty_500_and_one_entry_in_the_log()
    {
        using var answer = await host.Client.GetAsync("/throws-early");
        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        answer.Headers.Contains("x-left").Should().BeFalse();
        (await answer.Content.ReadAsStringAsync()).Should().BeEmpty();
        host.Log.Errors.Should().ContainSingle(e => e == "Function ThrowsEarly failed: a bug");
    }

    [Fact]
    public async Task a_bug_after_the_answer_began_breaks_the_connection()
    {
        var reading = () => host.Client.GetStringAsync("/throws");
        await reading.Should().ThrowAsync<HttpRequestException>();
        (await host.Client.GetStringAsync("/number/1")).Should().Be("number 1");
    }

    [Fact]
    public async Task middleware_may_answer_by_itself()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/services");
        request.Headers.Add("x-shut", "1");
        using var answer = await host.Client.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        (await answer.Content.ReadAsStringAsync()).Should().Be("shut");
        answer.Headers.Contains("x-result").Should().BeFalse("the inner middleware was not called");
    }

    [Fact]
    public async Task the_result_is_executed_after_the_middleware_has_returned()
    {
        using var answer = await host.Client.GetAsync("/order/late");
        answer.Headers.GetValues("x-result").Should().ContainSingle();
        (await host.Notes.Seen("traced")).Should().Be("traced False True");
    }

    [Fact]
    public async Task middleware_before_the_integration_sees_no_request_until_it_is_answered()
    {
        await host.Client.GetStringAsync("/order/early");
        (await host.Notes.Seen("early True True")).Should().NotBeNull();
    }

    [Fact]
    public async Task an_invocation_has_one_scope_of_its_own()
    {
        var first = (await host.Client.GetStringAsync("/services")).Split(' ');
        var second = (await host.Client.GetStringAsync("/services")).Split(' ');
        first.Distinct(StringComparer.Ordinal).Should().ContainSingle();
        second.Distinct(StringComparer.Ordinal).Should().ContainSingle().Which.Should().NotBe(first[0]);
    }

    [Fact]
    public async Task a_body_of_three_mebibytes_reaches_the_function()
    {
        using var content = new ByteArrayContent(new byte[ThreeMebibytes]);
        using var answer = await host.Client.PostAsync("/count", content);
        (await answer.Content.ReadAsStringAsync()).Should().Be($"{ThreeMebibytes}");
    }

    [Fact]
    public async Task a_function_may_refuse_a_body_without_reading_it()
    {
        using var content = new ByteArrayContent(new byte[ThreeMebibytes]);
        using var answer = await host.Client.PostAsync("/refuse", content);
        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await host.Client.GetStringAsync("/number/1")).Should().Be("number 1");
    }

    [Fact]
    public async Task forwarded_headers_say_who_asked_and_where()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/who");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "points.example.com");
        using var answer = await host.Client.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).Should().Be("https://points.example.com 203.0.113.7");
    }
}
