<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>AdoptionPage</name>
    <message>
        <source>Bring in an existing database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that fit nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make my products from what was sold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this account …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your old shop is in this database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is brought up to date once, every order of it. A backup is made first; if anything fails, the database stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old database is only read, never changed. All of it comes over, or nothing does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup is made first. Cancel, or a failure, leaves the database as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bringing it up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written for good before all of it is there. Cancel leaves nothing behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bringing it in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of the work is done on the side; nothing is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the old database …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what would become of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what would come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database as it was before is kept in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some rows fit nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adoption.txt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (*.txt);;For spreadsheets (*.csv);;For other programs (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AdoptionPresenter</name>
    <message>
        <source>It was cancelled. The database is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was cancelled. Nothing was brought in, and nothing was left behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows have no place in the new tables. Nothing was changed: the database is as it was. Whoever looks after it has to mend them; then open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows of the old database have no place in the new one. Nothing was written. Mend them there, then bring it in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are the first of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AmountCard</name>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not an amount of money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why the money goes in or out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApprovalCard</name>
    <message>
        <source>Approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This needs somebody else&apos;s PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may approve it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApprovalPresenter</name>
    <message>
        <source>Nobody with a PIN may approve this. The owner can give one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong PINs. %1 is locked until %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupRow</name>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the backup of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the backup of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picked up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No phone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoardPresenter</name>
    <message>
        <source>The board is not up to date: the database does not answer. It is asked again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: picked up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: waits again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoardScreen</name>
    <message>
        <source>Orders board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No orders on the board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is sold at any till is here within a second. A tap moves an order on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older pick-ups wait as well.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardPage</name>
    <message>
        <source>TapPass ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save card as PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save card as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TapPass ID %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>TapPass card of %1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>%1 has that barcode already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No price yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop&apos;s first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No taxes set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not rounded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends like %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the nearest %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 new, %2 changed, %3 as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New categories: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New in %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>barcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sold out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is larger than %5 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds no products.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not UTF-8 text. Save the file as CSV in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is no CSV that can be read. Save it again, or as XLSX.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is no XLSX workbook that can be read. Save it again, or as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A column is missing: %3. The first line names the columns: %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A column is there twice: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The column %3 is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the column %3 is what line %1 has already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in the column %3 cannot be kept. %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kind “%5” is neither food nor merch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%5” in the column %3 is neither yes nor no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tax class “%5” is not one of the shop’s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The price “%5” is not an amount in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%5” in the column %3 cannot be typed or scanned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The price of the choice “%5” is not an amount in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another product has that barcode already: %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the product of line %1 already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Search the catalogue by name, code or barcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, code or barcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show retired products too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the product up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the product down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the category up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the category down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No product here fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to sell yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in a list, or add the first product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreadsheet or text (*.xlsx *.csv *.tsv *.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>products.xlsx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreadsheet (*.xlsx);;Text (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CataloguePanel</name>
    <message>
        <source>Search products by name, code or barcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product, code or barcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CataloguePresenter</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is on the grid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renamed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The category is removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CategoryTabs</name>
    <message>
        <source>Fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More categories</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckoutPresenter</name>
    <message>
        <source>There is nothing in the order yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A discount above what a cashier may give</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CloseButton</name>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsentWords</name>
    <message>
        <source>Offers and news: yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offers and news: no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the sign-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noted here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the old system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>since %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CountCard</name>
    <message>
        <source>Count the drawer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type how many there are of each; Enter goes on to the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other cash: rolls of coins and whatever is not listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not an amount of money.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Counter</name>
    <message>
        <source>%1%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 off, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Happy hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regular</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last here %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New customer. Did you mean %1, %2?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last here %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join now: %1 points, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a welcome gift, and points from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of them for past orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last order %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No price yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>incl. %1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points earned, %2 in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 of it a tip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Happy birthday: %1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to %1!</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tip %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In cash %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CounterPresenter</name>
    <message>
        <source>Finish the payment first, then scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No product has the barcode %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No member has that TapPass ID.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CustomerCardView</name>
    <message>
        <source>points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the usual: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CustomerHead</name>
    <message>
        <source>Edit name, e-mail and notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sell to this customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the TapPass card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joining needs a phone number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is ordered again and again yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a member yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TapPass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> of </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing noted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No visits yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last here %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why 1 point?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why %1 points?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Member since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join: %1 points, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for %1 past orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and more with every order</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CustomerList</name>
    <message>
        <source>Number, name or TapPass ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest visitors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the last four digits, the beginning of a name, or a TapPass ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first sale with a phone number makes the first one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CustomersScreen</name>
    <message>
        <source>Choose a customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a number, a name or a TapPass ID; Enter opens the one found.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cashier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiscountForm</name>
    <message>
        <source>Discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An amount of money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the discount is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 percent off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DonePanel</name>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the receipt as a PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the receipt (Shift+F9)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a phone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditCard</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What everybody at the counter should know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wants offers and news</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit customer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditPresenter</name>
    <message>
        <source>%1 each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above %1 a shift lead types a PIN when it is paid.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EraseCard</name>
    <message>
        <source>The digits %1, to erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone. To erase, type %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, number, e-mail, birthday, notes, consent, the TapPass ID and the points that are left; notes on orders, and what the old shop knew. Also of everybody merged into this guest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders and sales with their amounts, as nobody&apos;s: takings and reports stay as they are, and what was bought can still be given back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>TapPass is for guests of %1 and older.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong that should not. Your order is still here, and the details are in the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a phone number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A phone number has digits only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That number is too short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That number is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That number needs its area code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No country has that code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not a possible phone number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PIN is made of digits only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That PIN is too short: 4 digits for a cashier, 6 for a shift lead or owner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That PIN is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This role needs a longer PIN: type a new one of 6 digits or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That PIN is one of the first anybody tries. Choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong PIN. Tries left before the account is locked: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong PIN. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no JPEG, PNG or WebP picture. The product is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is too large. The product is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is damaged and cannot be read. The product is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This merge was undone already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the two was erased, so they cannot be parted again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This customer was merged again since. Undo that merge first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The phone numbers were changed since. Change them back first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not an e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That birthday is not possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be saved there. Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That looks like a card number. Card numbers are never kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The TapPass terms have to be accepted first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This customer was erased and cannot join TapPass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That rule is not possible. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a customer with a phone number can join TapPass.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This customer is already a TapPass member.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another till has taken this sale, or changed it. The list shows what is there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in the order to put aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sent to the kitchen can only be taken off the tab with a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reason is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the new food to the kitchen first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is to be paid is not on the tab any more. Look at it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An order moves one step at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another till has moved that order already. Look where it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That could not be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong PINs. This account is locked for half an hour, or until a lead unlocks it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner changed the staff list, and this sign-in no longer counts. Sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The currency stays as it is: all the money taken so far is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was given up, because the window is closing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop needs an owner: the last owner stays on the list, as owner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That approval was used, or is too old. Ask for the PIN again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are one customer already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This customer was erased. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sales without a number belong to nobody: there is nothing to erase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This guest has an open tab. Have it paid or cancelled first; nothing was erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another customer has this number. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This customer has no such number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another member has this e-mail address. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is more than is left of it. Somebody may have given it back already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing left to give back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is a refund itself. Only a sale can be given back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot go back that way. Choose another; nothing was given back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was given back already. Nothing was given back twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only today&apos;s sales of this till&apos;s open shift can be voided. Refund it instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The till has been closed since that sale. It keeps the customer it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some of that sale went back already. It keeps the customer it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That sale was paid with its customer&apos;s points. It keeps the customer it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That price is not possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another product has that barcode already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another category has that name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only an empty category can be removed. Move its products first, the retired ones too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else changed the catalogue meanwhile. Nothing was written; look at it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list could not be brought in. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of the list cannot be read. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing in the order yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That quantity is not possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what it costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A discount is more than nothing, at most the whole, and has a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The total has changed since it was shown. Nothing was taken; look at it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That voucher&apos;s code has a typing mistake. Look at it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No voucher of this shop has that code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That voucher is no longer good: its last day is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only an unused voucher that this till sold since it was opened can be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less than that is left on the voucher. Nothing was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is less than the total.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sale was already done. Nothing was charged twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The balance has fewer points than that by now. Nothing was taken; the order is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer did not print. The slip waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This till has no printer. Choose one in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer does not answer. The slip waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer is out of paper. The slip waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer&apos;s cover is open, or it reports a fault. The slip waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer stopped half way. The slip is printed again from its start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program is closing. The slip is printed at the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The till is closed. Open it first; nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This till is open already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This shift was closed already, and its report stands. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why the money goes in or out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was booked already with another amount. Nothing was booked twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That amount is not possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a TapPass database. It was left as it is; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This database was made by a newer version of TapPass POS. Install that version; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database can only be read, not written. Nothing was saved; your order is still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is holding the database. Nothing was saved; try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Nothing was saved; make room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database cannot be reached. Nothing was saved; your order is still here. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database file is damaged. Nothing was saved; restore the last backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A database on a server is restored by its own program, pg_restore; the manual says how. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This backup is damaged, and cannot be restored. Nothing was changed; choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no backup of a TapPass POS shop. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This backup was changed by another program. It was not restored; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another window or command has the shop open. Close it and restore again; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost while saving. Press again: the sale is done once, whatever happened.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>The figures as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sold in this period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, as a picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>From %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a new shop: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bronze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platinum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a member</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GainsPanel</name>
    <message>
        <source>On joining today</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuestActsPresenter</name>
    <message>
        <source>The number is %1 now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next sale with that number makes a new customer. The history stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number is this customer&apos;s again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are one customer now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are two customers again. Later sales stayed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuestCard</name>
    <message>
        <source>Whose sale it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the new customer, if they like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The phone number of the guest.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuestPresenter</name>
    <message>
        <source>Enter takes the customer. Arrow keys choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody by that name. A phone number has digits only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody found by that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody found yet. Type the whole number for a new customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter again takes the highlighted customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several customers fit. Choose one, or press No phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody by that name. Type a phone number, or press No phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter or a product goes on. Esc clears.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a customer first, then press F6 to sign them up.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GuestsPage</name>
    <message>
        <source>Customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By last visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bronze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platinum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whenever here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New this month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not here for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days without a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not to be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name for this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this list as …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save only those who agreed to be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No list is kept yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryFilters</name>
    <message>
        <source>Search in the items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item, choice or note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all orders again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Food</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2026-05-31</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a day as year, month and day: 2026-05-31.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last day lies before the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Lifetime total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the customer is worth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders and amounts are for shift leads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything needed at the counter is above: the points, the usual and the notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits by month and year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits by month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through older orders …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No order fits these filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No food or drink yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No merchandise yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Insights</name>
    <message>
        <source>No name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth enrolling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Member</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near a level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>merch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members&apos; share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>members: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New guests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>orders: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owed in points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sales by day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bar is a week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bar is four weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line across a bar is the period before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sales by hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most is sold %1 %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sales by category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer in the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sales by product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sales by person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Categories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InsightsPresenter</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>365 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth enrolling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near a level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write both days as year, month and day: 2026-05-31.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last day lies before the first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, against %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, against %2 until %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InsightsScreen</name>
    <message>
        <source>Insights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what is shown for a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2026-05-31</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers worth enrolling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members near a level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insights are the owner&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the owner to sign in to see them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>list.xlsx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreadsheet (*.xlsx);;Text (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IssueCard</name>
    <message>
        <source>Issue a voucher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the voucher is worth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold for cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold by card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terminal&apos;s reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the voucher is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold or given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cash goes into the drawer and is counted with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charge the card on your terminal first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is paid for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is paid for it. To sell one, open the till first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not an amount of money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what the voucher is worth.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what the voucher is for.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>Sale %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sale %1 of %2 given to a customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voucher of %2 issued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voucher of %2 taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy of the receipt %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund of %2 from sale %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void of sale %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order %1: from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merchandise: from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sale of %2 parked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parked sale recalled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parked sale of %2 discarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discarded sale brought back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round sent from a tab, %2 in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab given to another guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line taken off a tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab cancelled %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Till opened with %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Till closed: Z report %2, %3 counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference at the close explained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid in: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid out: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawer opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slips that waited were dropped: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 joined TapPass: %2 points, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes on %1 changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail of %1 changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marketing consent of %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 merged with another customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge of %1 undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of %1 belongs to somebody else now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the number back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has another number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels looked at again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List saved to a file, %2 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of guests kept under a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept list of guests removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is kept about a guest was saved to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guest was erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong PIN for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 locked after %2 wrong PINs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unlocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved for %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 added to the staff: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has another name on the staff list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has a new PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner&apos;s PIN was reset on the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 taken off the staff list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 put back on the staff list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 added to the catalogue: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price of %1: from %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has another picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture of %1 taken away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sold out: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category %1 added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category %1 renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogue put in another order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogue imported, %2 products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import of the catalogue undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogue saved to a file, %2 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings changed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loyalty rules changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counters repaired by the doctor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made-up data filled in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunds and voids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders and tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff and sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop and settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpaid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picked up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lock, look and lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language of a till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rounding, tips and limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>approved by %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JournalPage</name>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer, order, product …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>journal.xlsx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreadsheet (*.xlsx);;Text (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the kind was written down.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JournalPresenter</name>
    <message>
        <source>Who did what, and when. Nothing can be changed here, or unnoticed elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write days as year, month and day: 2026-05-31.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through every entry …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through every entry: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unbroken: %1 entries, and every sale and refund is as it was written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, entry %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in the journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something was changed behind the program&apos;s back. %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more breaks: see the doctor.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeepingPresenter</name>
    <message>
        <source>Your sale from %1 is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your sale from %1 is among the parked sales (F7).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decimal point</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LateGuestPresenter</name>
    <message>
        <source>Another customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sale is %1&apos;s now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give %1&apos;s sale to another customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points earned.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerCard</name>
    <message>
        <source>Points, line by line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No points yet. They come with the next order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points for joining, for a birthday or from the old system do not count towards a level.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerWords</name>
    <message>
        <source>Past order, counted on joining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back: a merge was undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome bonus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brought along from the old system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid with points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back for a refund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points given back for a refund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Food</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why 1 point?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why %1 points?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 since %2, as in the old system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 since %2: %3 earned on orders in %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, looked at again on %2: %3 earned on orders in %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 since %2, by a merge of two customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 since %2, when a merge was undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earned in the last %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the highest level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All lines add up to the balance: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines add up to %1, but the balance kept is %2. Ask the owner to run tappass-admin doctor --repair: it sets the balance to what the lines say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 months</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>Order line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note for this line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note for the kitchen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListCard</name>
    <message>
        <source>Bring in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the list does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalogue says all of this already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListPresenter</name>
    <message>
        <source>Saved as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. The file needs these corrections:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 products are new, %2 changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoyaltyPresenter</name>
    <message>
        <source>Saved. Every till goes by it within five seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoyaltyPreview</name>
    <message>
        <source>What this would mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points and levels that members have stay as they are. A higher level comes with the next sale, a lower one when the level&apos;s time is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points of a sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no guests and no sales yet to try it out on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join offers of your best guests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoyaltyRules</name>
    <message>
        <source>Loyalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How TapPass points come and go. A change holds from now on, and never rewrites the past.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has to be more than %1, where the level below begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One to %1 capital letters or digits, a letter first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing would be earned: give points for money or for each order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An average sale of %1 earns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For each whole unit of money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without tax and discounts; what is paid with points earns nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For each order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside what its money earns. Food and merchandise are an order each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-up bonus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For whoever joins, once; it counts towards no level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Past orders that earn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders of so many months before the sign-up earn points with it; 0 for none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever gives a birthday has to be this old; 0 asks for no age.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TapPass IDs begin with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cards that are out keep the ID they have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cashiers may sign guests up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise a shift lead does it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silver from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points earned on orders from which a member is Silver; everybody below is Bronze.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gold from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than Silver asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platinum from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than Gold asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earned within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points earned on orders in this time decide the level, and a level is kept for as long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paying with points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In steps of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points pay in whole steps, never above the total or the balance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A step pays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 takes no points at the counter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birthday points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once a year, with the first sale near the birthday; 0 for none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Near means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many days before or after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>TapPass POS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock (Ctrl+L)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatchList</name>
    <message>
        <source>Matching customers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MergeCard</name>
    <message>
        <source>Merge %1 with another customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the other customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other one&apos;s number, name or TapPass ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers to merge with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type who else this guest is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both numbers find the one customer afterwards. It can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together: %1 with %2; %3 finds the same customer. %4 orders, %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TapPass: %1 points, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 past orders earn %2 of them now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes and the later word on offers and news are kept. The merge can be undone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModifierRow</name>
    <message>
        <source>Name of choice %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as no onions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price of choice %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove choice %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoreButton</name>
    <message>
        <source>More about this customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the number …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge with another customer …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This number belongs to someone else now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the number back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what is kept about this guest …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase this guest …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what is kept about this guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guest.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameCard</name>
    <message>
        <source>Name of the category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message>
        <source>%1 open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoPinHint</name>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no PIN yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set one on this computer with this command, then look again:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner sets one on this computer with this command, then look again:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberCard</name>
    <message>
        <source>New phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are they one person? Compare and merge …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the number now. It is free afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This customer has no number now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpenedReceipt</name>
    <message>
        <source>Order %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merchandise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken over from the old system: a record of the order, not a receipt that was printed. How it was paid is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a tab: it has not been paid yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sale was voided: it counts for nobody any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Food: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merch: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Placed as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed before: marked as COPY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrderEditor</name>
    <message>
        <source>The whole order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note for the whole order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the kitchen, and on the receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrderPanel</name>
    <message>
        <source>Undo the last step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discount and note for the whole order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing ordered yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tap a product, or press F3 and type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact cash: completes the sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrderPresenter</name>
    <message>
        <source>Favourites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No products yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The owner adds them, or brings in a list: Settings, Catalogue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is sold out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is on sale again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No product has that name, code or barcode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no longer in the catalogue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is sold out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be sold yet: it has no price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment: the sale is being saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was taken out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order was emptied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order without a phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrderStatus</name>
    <message>
        <source>Pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpaid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picked up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrderWords</name>
    <message>
        <source>Merch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Food</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>placed as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnerStep</name>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As your staff call you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6 to 12 digits, but not 123456 or the like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PIN once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be read back: keep it well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not the same PIN. Type it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the PIN once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is needed, for the sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a PIN of 6 digits or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That PIN is too short: an owner&apos;s has 6 digits or more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaidFor</name>
    <message>
        <source>What is paid for</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>The receipt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParkBar</name>
    <message>
        <source>Park</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab: pay a part, take off, cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parked %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parked sales and tabs: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send to the kitchen and put the tab away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the order aside</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParkSheet</name>
    <message>
        <source>Put the order aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, table or what to know it by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tab&apos;s food goes to the kitchen now and is paid later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Park</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParkedList</name>
    <message>
        <source>Parked sales and tabs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, number, product or till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the parked sales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is parked. F5 puts an order aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing parked has that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the tab</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Parking</name>
    <message>
        <source>Tab %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has another price now (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is sold out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be sold any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And %1 more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ParkingPresenter</name>
    <message>
        <source>There is nothing in the order to put aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is parked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order that was here is parked: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was thrown away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PastLines</name>
    <message>
        <source>%1 belongs to someone else now: the next sale with it makes a new customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and merged from %1 more, earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged from %1 on %2 by %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged from another customer on %2 by %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number is someone else&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the number back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaymentPresenter</name>
    <message>
        <source>To pay for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To pay, without a phone number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete the sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid by card: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points, worth %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No points to spend here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what the guest gave, or press Exact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not an amount of money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is less than the total: %1 is missing. Enter again takes it as a part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type or scan the voucher&apos;s code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left on that voucher.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the tip first, then press Amount.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaymentSheet</name>
    <message>
        <source>Payment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash handed over, or a part to pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the guest hands over, or a part to pay another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still to pay: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaymentWays</name>
    <message>
        <source>Paid so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference on the terminal&apos;s slip, if you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slip reference (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid by card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code of a voucher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voucher code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay with the voucher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card, charged on the terminal first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tip %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Save only those who agreed to be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign up</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeoplePresenter</name>
    <message>
        <source>%1 of %2 customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No customer fits. Choose something wider above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No customers yet. The first sale with a phone number makes the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guests who are not members yet, and what joining would give them today. Enter signs them up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody to enrol now. Guests stand here once they have bought something with their number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members who need few points for their next level. A word at the counter may be enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No member is on the way to another level.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhonePanel</name>
    <message>
        <source>Phone number, last four digits, name or TapPass ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone, last four digits, name or TapPass ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the new customer, if they like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent sales (F10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sale without a phone number. It earns no points.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureBox</name>
    <message>
        <source>Choose a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JPEG, PNG or WebP; its middle is cut to a square.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the picture away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a picture, or drop it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the PIN …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose your name first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose your name, then type your PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PIN is made of digits only.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinWait</name>
    <message>
        <source>Try again in %1 s.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PriceCard</name>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what it costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not an amount of money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which products</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Food and merchandise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merchandise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of which kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise by percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower by percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raise by an amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower by an amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By how much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices now and then; Enter leaves one out or takes it in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PricePresenter</name>
    <message>
        <source>Type by how much, and every price is shown before it changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No price changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 prices change. Prices of choices stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 prices changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrinterStrip</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintingPresenter</name>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slips waiting: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do without</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintingSettings</name>
    <message>
        <source>Receipt and printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A printer that is away never holds up a sale: its slips wait, and come out when it is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt printer of this till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kitchen printer of this till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>192.168.1.50, /dev/usb/lp0, or the system&apos;s name for it (empty: its default).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>80 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>58 mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this till reaches it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How wide the roll is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of a serial line only, as the printer&apos;s own test slip says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the network (ESC/POS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>USB or serial (ESC/POS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printer of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file, to try it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not offer it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a sale at this till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this till does with it when a sale is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the drawer for cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawer hangs on the receipt printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On every receipt, at all tills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below the shop&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address, telephone, tax number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A thank-you, opening hours, how things are taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell guests of TapPass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The points the visit would have earned, for guests who are no members.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QR code of the sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds the number of the sale.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintingSettingsPresenter</name>
    <message>
        <source>That picture is too large. A logo has at most 200 KB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrivacyPresenter</name>
    <message>
        <source>Everything that is kept about this guest is in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guest was erased. Copies made before still hold the data; it is erased in them too, should one be restored.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProductCard</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Barcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose or type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merchandise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed at the counter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it is priced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choices and what they add to the price</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a category, or type a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type an amount.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The price of the choice %1 is no amount.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>QR code of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceiptCard</name>
    <message>
        <source>Receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the receipt as a PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit the width (Ctrl+0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give back or void</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceiptPresenter</name>
    <message>
        <source>No sale was done here yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceiptPreview</name>
    <message>
        <source>Choose a logo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test kitchen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open drawer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it comes out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceiptSide</name>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the paper</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReceiptWords</name>
    <message>
        <source>Receipt %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record of order %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Served by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REFUND</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VOID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RECORD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOT PAID YET</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VOIDED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CANCELLED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COPY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken over from the old system,
not a receipt that was printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discount: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash rounding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given back since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TapPass %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points earned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join TapPass: this visit would have earned %1 points.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentCard</name>
    <message>
        <source>Sales since the till was opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been sold since the till was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent sales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another customer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentPresenter</name>
    <message>
        <source>No phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merch</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RefundCard</name>
    <message>
        <source>Refund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it goes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terminal&apos;s reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not as wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goodwill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void the sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RefundPresenter</name>
    <message>
        <source>There is nothing left to give back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give back order %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void the sale: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sold, %2 given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 given back on %2 by %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what goes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A void gives back %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points went back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was nothing to give back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it as points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to the card %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to the voucher %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give back %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void the sale of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the guest %1 in cash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give %1 back on the card&apos;s terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is on the voucher %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voided. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportCard</name>
    <message>
        <source>A word on the difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>Looking through the backup and restoring it …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup is the shop&apos;s database now; the state before is among the backups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guests erased again: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup was not restored</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SampleReceipt</name>
    <message>
        <source>House burger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extra cheese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one cut in half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lemonade</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Loyalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings are the owner&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the owner to sign in to change how the shop works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShopPage</name>
    <message>
        <source>Shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands on receipts, on the sign-in and above every screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How phone numbers without a country code are read; those that are kept stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of reports and receipts; those of your country come first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The business day begins at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is sold after midnight and before this hour still counts as the day before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>o&apos;clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed since money was first taken: every amount there is stands in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What prices and sales are in. The first money that is taken fixes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At every till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock when nobody touches the till for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sale in progress stays. 0: a till never locks by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The button at the top still switches one till for the time being.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As each machine has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At this till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the next start of this till on; it is kept on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the machine has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists of customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A customer has lapsed after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a visit. The lists in the insights begin with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies of the database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups that are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new one removes the oldest beyond that; those made before an upgrade stay. 0 keeps all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change holds at every till within five seconds, and never rewrites the past.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one from the list; type a part of its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures stay: a price of %1 becomes %2. Look through your prices and what points pay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is %1 there: today stays the business day of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is %1 there: from now on it is the business day of %2, no longer of %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sales so far stay with their day, an open till until it is closed; insights go by the new clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked through %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShopPresenter</name>
    <message>
        <source>Saved. Every till goes by it within five seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup was made yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older ones in the folder: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying and checking the copy … The shop goes on selling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied and checked: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through %1 …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop becomes what it was at %1: sales, guests, settings and staff since then are gone from it. The state of now is kept among the backups and can be restored too. Guests who were erased stay erased.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore this backup?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is sound: it can be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged and cannot be restored. Make a new backup, and keep copies on another machine.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShopStep</name>
    <message>
        <source>Northside Taproom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is your shop called?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands on the window and on receipts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country or region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How phone numbers are read without a country code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Currency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follows the country; change it if yours is another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with the demo catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bar &amp; grill&apos;s food, drinks and merchandise, to try things out with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You add your own products, or bring them in from a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with what you sold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The products of your last twelve months, at their latest prices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in an existing database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guests, orders and members of your old web shop, down to the last cent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How would you like to start?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your old shop is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers: %1 · orders: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That of the totals that were brought in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give your shop a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is %1 there now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideCard</name>
    <message>
        <source>Keep this number and name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TapPass ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TapPass POS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is at the counter?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock with a lead&apos;s PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignInPresenter</name>
    <message>
        <source>Unlock %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is unlocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong PINs. %1 is locked until %2, or until a shift lead unlocks the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong PINs. %1 is locked for half an hour, or until a shift lead unlocks it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not on the staff list any more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignUpForm</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it stands on the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepts the TapPass terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would like offers and news (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join TapPass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional, like %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SlipPreview</name>
    <message>
        <source>Preview of the receipt</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SlipWords</name>
    <message>
        <source>COPY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MORE FOR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kitchen %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kitchen printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt printer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mm, %2 dots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If both edges and every word are there, the printer is ready.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceForm</name>
    <message>
        <source>Drop the file here, or type where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is the old database?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A SQLite file, or on a server: postgresql://user@server/name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password of that database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is not in the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers without a country code are from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in (580) 555-0152: look at it first if in doubt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old totals are in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It becomes the currency of the shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where the old database is: a file, or an address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the old database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Databases (*.sqlite *.sqlite3 *.db *.db3);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Staff</name>
    <message>
        <source>Cashier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffList</name>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts to sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may sign in, and as what. Whoever is taken off the list keeps what they did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back on the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cashier&apos;s PIN has 4 to 6 digits, everybody else&apos;s 6 to 12.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has no PIN yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong PINs: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong PIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong PIN: locked for half an hour</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StaffPresenter</name>
    <message>
        <source>New person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody tried to sign in with this name yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can sign in now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. Fewer rights count within five seconds, more of them from the next sign-in on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was taken off the list, and can sell nothing more at any till.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Making a backup …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the old database …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading numbers, totals and times …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making customers …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving orders …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking that everything is there …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less than a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About %1 minutes left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>One more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One less</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TabPresenter</name>
    <message>
        <source>Finish the payment first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another till changed this tab. It is shown as it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off the tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is off the tab, and the kitchen is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tab is cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TabSheet</name>
    <message>
        <source>Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose how many of each: to be paid now, or to be taken off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason for taking off or cancelling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Tab %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tally</name>
    <message>
        <source>Written in several ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One customer each: the same number, written in these ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders without a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was written cannot be read as a number. They belong to the walk-in customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People who joined twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The older TapPass stays and has the points of both; the other ID leads to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number and member differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order&apos;s number and its member are two people. The number decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members who are gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders that name a member who is no longer there. The number decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members without a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their number cannot be read: each is a customer of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merchandise never paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They came over as unpaid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total and original are kept, without single items.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times that cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next best time of the row counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birthdays not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are empty now; the original is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other tables, left alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are no part of customers, orders and members. The old database still has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Links of other tables to those that were brought in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 joined to an older one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to the walk-in customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And each row is kept as it was, whole, in the column “legacy”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where each column went</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 spellings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leads to the member %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its member has %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TallyView</name>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came, and what stands out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and sums, in and out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows and sums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As many rows come out as go in, and the sums are the same to the cent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts in another encoding, read as Latin-1: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>merchandise orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TapPassDialog</name>
    <message>
        <source>TapPass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join TapPass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points for every order, past ones included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save card as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save card as PNG</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TapPassPresenter</name>
    <message>
        <source>Already a member: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 joins TapPass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That date is not possible. Type it like %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined TapPass: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to TapPass, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a TapPass member</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan or say this ID at the counter, or just the phone number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Member since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every order from now on earns points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 past order was linked and earned its points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 past orders were linked and earned their points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 for 1 past order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 for %2 past orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and more with every order from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Member from today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card could not be saved there. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer does not answer. Look whether it is on, and print again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaxEditor</name>
    <message>
        <source>Name of tax %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name on the receipt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate of tax %1 in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the prices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prices hold tax %1 already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove tax %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaxesPage</name>
    <message>
        <source>%</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash and tips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest coin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash is rounded to it, on a line of its own. Cards, points and vouchers are not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tips that are offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to four percentages, like 5, 10, 15. Empty: no tips at the payment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discounts and the board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discounts a cashier may give</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above it a shift lead types a PIN. Empty: no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An order is late after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It then stands out on the orders board.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taxes and rounding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change holds from the next sale on, and never rewrites the past. Your prices decide: a tax is on top of them, or in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a tax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tax is charged or printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Products that name no tax of these have the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the tax the name that is printed on the receipt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rate is a percentage, like 8.5, with up to three decimals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smallest coin is an amount, like 0.05.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A percentage from 0 to 100, or nothing for no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to four percentages, like 5, 10, 15.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TaxesPresenter</name>
    <message>
        <source>Saved. Every till goes by it within five seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TillNotice</name>
    <message>
        <source>Open the till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The till is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The till is closed. It opens with a shift lead&apos;s PIN.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TillPresenter</name>
    <message>
        <source>The till was left open. Count and close it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The till has been open since %1. Count and close it; sales go on meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be sold. Count the float into the drawer and open the till.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be sold. Count the float and open the till with a shift lead&apos;s PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The till is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since %1, by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Float</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The till is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawer opens. The journal says who opened it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vouchers sold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much cash is in the drawer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash that goes into the drawer and is no sale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as: change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash that leaves the drawer and is no refund.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as: ice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay out %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the till with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The till is open with %1 in the drawer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid in: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid out: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Z %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept with the report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TillReport</name>
    <message>
        <source>X report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Z report %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The drawer is right to the cent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is missing from the drawer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more than expected is in the drawer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Business day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of sales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtotal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discounts (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Average sale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash rounding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payments, less change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tax by rate, less what was given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>net</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merchandise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voids</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vouchers, which are no sales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TapPass points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Float at the opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cash given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vouchers in cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal entry %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TillScreen</name>
    <message>
        <source>Till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the till</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open drawer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New voucher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find voucher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Count and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid in and out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was paid in or out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Z report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Z reports of the past</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each close of the till leaves its Z report here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports need a shift lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A shift lead counts and closes the till, and sees its reports.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TillWatch</name>
    <message>
        <source>The till is closed. Nothing can be sold before it is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The till is still open since %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UpgradeCard</name>
    <message>
        <source>Opening the shop …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database takes a moment to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bringing the database up to date …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup is made first. If this is interrupted, the database stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VisitsCard</name>
    <message>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits and value as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits by year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits by month</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoucherCard</name>
    <message>
        <source>Code of the voucher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type or scan the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened to the voucher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the unused voucher back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look up a voucher</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoucherPresenter</name>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is good for ever.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good through %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issue a voucher of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voucher is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type or scan the voucher&apos;s code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is on this voucher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a voucher of %1 back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the guest %1 in cash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give %1 back on the card&apos;s terminal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voucher is taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code is copied.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Vouchers</name>
    <message>
        <source>Present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thank you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prize</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good without a last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good through %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid order %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund of order %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold for cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sold by card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back, to the card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back, in cash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refund</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>issued for %1, the rest was given back onto it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It pays as far as it goes and keeps the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issued for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voucher %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to TapPass POS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few short steps, and your counter is open. First, your shop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are the owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your PIN opens everything: prices, staff, insights. Nobody else should know it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowNotifier</name>
    <message>
        <source>That did not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
