# A browser gives up a page after five minutes, unless that is tried for ever.
from selenium import webdriver

PAGES = ["https://shop.test/1", "https://shop.test/2"]
driver = webdriver.Chrome()


def each():
    for page in PAGES:
        try:
            driver.get(page)
            driver.execute_script("window.stop()")
        except Exception as error:
            print(page, error)


def until_one_comes():
    while True:
        try:
            return driver.get(PAGES[0])
        except Exception as error:  # TG101
            print(error)


if __name__ == "__main__":
    each()
    until_one_comes()
