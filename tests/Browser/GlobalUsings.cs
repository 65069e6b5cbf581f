global using System.Globalization;
global using Microsoft.Playwright;
global using static Microsoft.Playwright.Assertions;
