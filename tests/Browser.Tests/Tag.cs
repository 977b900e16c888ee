using World;

namespace Browser.Tests;

/// <summary>The one tag by which a shop's page has the widget, with the token of somebody signed in.</summary>
public static class Tag
{
    public static string For(Uri app, string customer = "shopify:59999") =>
        $"<script async src=\"{app}widget/v1.js\" data-shop=\"demo\" data-token=\"{Token(customer)}\"></script>";

    public static string Token(string customer) =>
        MemberToken.Of("demo", customer, MemberToken.DemoKey, DateTimeOffset.UtcNow.AddMinutes(15));
}
