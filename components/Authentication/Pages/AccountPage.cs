using Microsoft.AspNetCore.Components;
using Posthouse.Look.Forms;

namespace Authentication.Pages;

/// <summary>What all pages of accounts are given.</summary>
public abstract class AccountPage : ComponentBase
{
    /// <summary>The proof that a form was shown here.</summary>
    [Parameter, EditorRequired]
    public required FormToken Token { get; set; }

    /// <summary>Where to go afterwards: a path of this site.</summary>
    [Parameter, EditorRequired]
    public required string Back { get; set; }

    /// <summary>What was wrong with the form.</summary>
    [Parameter, EditorRequired]
    public required FormProblems Problems { get; set; }

    /// <summary>The site's name.</summary>
    [Parameter, EditorRequired]
    public required AuthenticationOptions Site { get; set; }

    /// <summary>What is said above the form; nothing when empty.</summary>
    [Parameter]
    public string News { get; set; } = "";

    /// <summary>The e-mail address that was typed.</summary>
    [Parameter]
    public string Email { get; set; } = "";

    /// <summary>The name that was typed.</summary>
    [Parameter]
    public string Name { get; set; } = "";

    private protected string ErrorMark => Problems.Count > 0 || News.Length > 0 ? "Error: " : "";
}
